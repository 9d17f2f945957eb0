package dev.fargen.check.environments;

import dev.fargen.check.rule.Rule;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.spec.form.Given;
import dev.fargen.workload.permissions.Permission;
import dev.fargen.workload.stack.Stack;

/**
 * Certificates, listeners and KMS keys must be in the region of the stack, the key of a secret in
 * that of the secret, certificates and listeners also in the account of the stack, and everything
 * in its partition (AWS Certificate Manager user guide, "Services integrated with ACM"; AWS Key
 * Management Service developer guide, "Key ARN"; AWS Identity and Access Management user guide,
 * "Identify AWS resources with Amazon Resource Names (ARNs)").
 */
public final class ArnPlaceRule implements Rule {

  @Override
  public void check(Stack stack, Diagnostics diagnostics) {
    ArnUser user = ArnUser.of(stack.environment());
    new StackArns(stack).all().forEach(arn -> user.check(arn, diagnostics));
    stack
        .environment()
        .region()
        .ifPresent(
            region ->
                stack
                    .workloads()
                    .forEach(
                        workload ->
                            workload
                                .permissions()
                                .forEach(one -> userPool(one, region, diagnostics))));
  }

  /** The ID of a user pool begins with its region, and becomes an ARN in that of the stack. */
  private static void userPool(
      Permission permission, Given<String> region, Diagnostics diagnostics) {
    if (permission instanceof Permission.ToThing to
        && to.kind().equals("user_pool")
        && !to.thing().text().value().isOfResource()) {
      String id = to.thing().value().orElse("");
      int end = id.indexOf('_');
      if (end > 0 && !id.startsWith("arn:") && !id.startsWith(region.value() + "_")) {
        diagnostics.report(
            Diagnostic.of(
                    Code.OTHER_REGION,
                    "the user pool is in region `"
                        + id.substring(0, end)
                        + "`, but the stack is in `"
                        + region.value()
                        + "`")
                .at(to.thing().span())
                .at(region.span(), "region of the stack")
                .note("the ID of a user pool stands for a user pool in the region of the stack")
                .help("write the ARN of the user pool in place of its ID"));
      }
    }
  }
}
