package dev.fargen.check.environments;

import dev.fargen.check.rule.ProjectRule;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.spec.Spec;
import dev.fargen.spec.form.Given;
import dev.fargen.workload.Project;
import dev.fargen.workload.environment.Environment;
import dev.fargen.workload.stack.Stack;
import java.util.HashMap;
import java.util.Map;

/**
 * Stack names must be unique in an account and region (CloudFormation API reference, "CreateStack",
 * StackName).
 */
public final class DuplicateStackRule implements ProjectRule {

  @Override
  public void check(Spec spec, Project project, Diagnostics diagnostics) {
    Map<String, Environment> taken = new HashMap<>();
    for (Stack stack : project.stacks()) {
      Environment environment = stack.environment();
      String place =
          environment.stackName()
              + "|"
              + environment.account().orElse("")
              + "|"
              + environment.region().map(Given::value).orElse("");
      Environment first = taken.putIfAbsent(place, environment);
      if (first != null) {
        diagnostics.report(
            Diagnostic.of(
                    Code.DUPLICATE_STACK,
                    "two environments use the same stack, `" + environment.stackName() + "`")
                .at(environment.span(), "second environment")
                .at(first.span(), "first environment")
                .help("write a different `stack`, `region` or `account` in each"));
      }
    }
  }
}
