package dev.fargen.check.raw;

import dev.fargen.check.rule.ProjectRule;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.list.Lists;
import dev.fargen.spec.Spec;
import dev.fargen.spec.SpecKeys;
import dev.fargen.workload.Project;
import dev.fargen.workload.raw.RawResource;
import dev.fargen.workload.stack.Stack;

/**
 * With {@code permissions_boundary}, raw roles require a boundary too: the deploy role can create
 * no other (IAM user guide, "Permissions boundaries for IAM entities").
 */
public final class BoundaryRule implements ProjectRule {

  private static final String PROPERTY = "PermissionsBoundary";

  @Override
  public void check(Spec spec, Project project, Diagnostics diagnostics) {
    project
        .permissionsBoundary()
        .ifPresent(
            boundary -> {
              for (Stack stack : project.stacks()) {
                for (RawResource role :
                    Lists.filter(stack.additions().resources(), BoundaryRule::isUnbounded)) {
                  diagnostics.report(fault(role, boundary));
                }
              }
            });
  }

  private static boolean isUnbounded(RawResource resource) {
    return resource.type().value().equals("AWS::IAM::Role")
        && resource.properties().flatMap(one -> one.entry(PROPERTY)).isEmpty();
  }

  private static Diagnostic fault(RawResource role, String boundary) {
    return Diagnostic.of(
            Code.MISSING_KEY, "`" + role.id().value() + "` requires `" + PROPERTY + "`")
        .at(role.id().span())
        .note("the spec has `" + SpecKeys.PERMISSIONS_BOUNDARY.name() + ": " + boundary + "`")
        .help(
            "write `"
                + PROPERTY
                + ": !Sub \"arn:${AWS::Partition}:iam::${AWS::AccountId}:policy/"
                + boundary
                + "\"` under `Properties`");
  }
}
