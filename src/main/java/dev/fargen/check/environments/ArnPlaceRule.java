package dev.fargen.check.environments;

import dev.fargen.check.rule.Rule;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.diag.Span;
import dev.fargen.list.Lists;
import dev.fargen.spec.arn.ArnPlace;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Text;
import dev.fargen.workload.environment.Environment;
import dev.fargen.workload.permissions.Permission;
import dev.fargen.workload.stack.Stack;
import java.util.List;
import java.util.Optional;

/**
 * Certificates, listeners and KMS keys must be in the region of the stack, certificates and
 * listeners also in its account, and everything in its partition (AWS Certificate Manager user
 * guide, "Services integrated with ACM"; AWS Key Management Service developer guide, "Key ARN"; AWS
 * Identity and Access Management user guide, "Identify AWS resources with Amazon Resource Names
 * (ARNs)").
 */
public final class ArnPlaceRule implements Rule {

  private static final int PARTITION = 1;
  private static final int SERVICE = 2;
  private static final int REGION = 3;
  private static final int ACCOUNT = 4;

  @Override
  public void check(Stack stack, Diagnostics diagnostics) {
    StackArns arns = new StackArns(stack);
    stack
        .environment()
        .region()
        .ifPresent(
            region -> {
              Place here = new Place(stack.environment(), region, diagnostics);
              List<Given<Text>> reported = Lists.filter(arns.ofRegion(), here::isElsewhere);
              Lists.filter(arns.all(), arn -> !reported.contains(arn)).forEach(here::partition);
              stack.workloads().forEach(workload -> workload.permissions().forEach(here::userPool));
            });
    stack
        .environment()
        .account()
        .ifPresent(
            account ->
                arns.ofAccount()
                    .forEach(arn -> account(arn, account, stack.environment(), diagnostics)));
  }

  /** The parts of the ARN; none where it is no ARN, or not known. */
  private static Optional<String[]> parts(Given<Text> arn, Environment environment) {
    return environment
        .literal(arn.value())
        .filter(value -> value.startsWith("arn:"))
        .map(value -> value.split(":", ACCOUNT + 2))
        .filter(parts -> parts.length > ACCOUNT);
  }

  private static String kind(String service) {
    return switch (service) {
      case "kms" -> "KMS key";
      case "elasticloadbalancing" -> "listener";
      default -> "certificate";
    };
  }

  private static Diagnostic elsewhere(String there, String here, Given<Text> arn) {
    return Diagnostic.of(
            Code.OTHER_REGION, "the ARN is in " + there + ", but the stack is in `" + here + "`")
        .at(arn.span());
  }

  private static void account(
      Given<Text> arn, String account, Environment environment, Diagnostics diagnostics) {
    parts(arn, environment)
        .filter(parts -> !parts[ACCOUNT].equals(account))
        .map(
            parts ->
                elsewhere("account `" + parts[ACCOUNT] + "`", account, arn)
                    .at(environment.span(), "environment with that account")
                    .help("write the ARN of a " + kind(parts[SERVICE]) + " in " + account))
        .ifPresent(diagnostics::report);
  }

  /** The region of the stack. */
  private record Place(Environment environment, Given<String> region, Diagnostics diagnostics) {

    /** Whether the ARN is in another region; if so, it is reported. */
    boolean isElsewhere(Given<Text> arn) {
      Optional<String[]> elsewhere =
          parts(arn, environment)
              .filter(parts -> !parts[REGION].isEmpty() && !parts[REGION].equals(region.value()));
      elsewhere.ifPresent(
          parts ->
              report(
                  elsewhere("region `" + parts[REGION] + "`", region.value(), arn),
                  "write the ARN of a " + kind(parts[SERVICE]) + " in `" + region.value() + "`"));
      return elsewhere.isPresent();
    }

    /** The ID of a user pool begins with its region, and becomes an ARN in that of the stack. */
    void userPool(Permission permission) {
      if (permission instanceof Permission.ToThing to && to.kind().equals("user_pool")) {
        String id = to.thing().value().orElse("");
        int end = id.indexOf('_');
        if (end > 0 && !id.startsWith("arn:") && !id.startsWith(region.value() + "_")) {
          report(
              Diagnostic.of(
                      Code.OTHER_REGION,
                      "the user pool is in region `"
                          + id.substring(0, end)
                          + "`, but the stack is in `"
                          + region.value()
                          + "`")
                  .at(to.thing().span()),
              "write the ARN of the user pool");
        }
      }
    }

    void partition(Given<Text> arn) {
      String here = ArnPlace.partition(region.value());
      parts(arn, environment)
          .map(parts -> parts[PARTITION])
          .filter(there -> !there.equals(here) && !there.equals("*"))
          .ifPresent(
              there ->
                  report(
                      elsewhere("partition `" + there + "`", here, arn),
                      "write an ARN that begins with `arn:" + here + ":`"));
    }

    private void report(Diagnostic diagnostic, String help) {
      Span place = region.span();
      diagnostics.report(diagnostic.at(place, "region of the stack").help(help));
    }
  }
}
