package dev.fargen.check.environments;

import dev.fargen.check.rule.ProjectRule;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.diag.Span;
import dev.fargen.spec.Spec;
import dev.fargen.spec.form.Given;
import dev.fargen.workload.Project;
import dev.fargen.workload.environment.Environment;
import dev.fargen.workload.raw.RawOutput;
import dev.fargen.workload.stack.Stack;
import dev.fargen.yaml.ScalarNode;
import java.util.HashMap;
import java.util.Map;

/**
 * What a stack exports has a name of its own in the account and region, of letters, digits, colons
 * and hyphens (CloudFormation user guide, "CloudFormation template Outputs syntax").
 */
public final class ExportNameRule implements ProjectRule {

  @Override
  public void check(Spec spec, Project project, Diagnostics diagnostics) {
    Map<String, Place> taken = new HashMap<>();
    for (Stack stack : project.stacks()) {
      for (RawOutput output : stack.additions().outputs()) {
        if (output.exportName().orElse(null) instanceof ScalarNode name) {
          letters(name, diagnostics);
          once(name, stack.environment(), taken, diagnostics);
        }
      }
    }
  }

  /** An export, and whose it is. */
  private record Place(Span name, Environment environment) {}

  private static void letters(ScalarNode name, Diagnostics diagnostics) {
    String literal = name.text().replaceAll("\\$\\{[^}]*}", "");
    boolean plain = name.tag().isEmpty() || name.tag().get().equals("!Sub");
    if (plain && !literal.matches("[A-Za-z0-9:-]*")) {
      diagnostics.report(
          Diagnostic.of(Code.INVALID_VALUE, "`" + name.text() + "` can't be the name of an export")
              .at(name.span())
              .note("it has letters, digits, colons and hyphens"));
    }
  }

  /** A name that has no reference in it is the same in every environment. */
  private static void once(
      ScalarNode name, Environment environment, Map<String, Place> taken, Diagnostics diagnostics) {
    String where =
        environment.account().orElse("") + environment.region().map(Given::value).orElse("");
    boolean literal = name.tag().isEmpty();
    String key = name.text() + " " + (literal ? where : environment.stackName());
    Place first = taken.putIfAbsent(key, new Place(name.span(), environment));
    if (first == null) {
      return;
    }
    boolean sameStack = first.environment().equals(environment);
    Diagnostic fault =
        Diagnostic.of(
            Code.EXPORT_TWICE,
            sameStack
                ? "two outputs are exported as `" + name.text() + "`"
                : "two environments would export the name `" + name.text() + "`");
    diagnostics.report(
        sameStack
            ? fault.at(name.span(), "again here").at(first.name(), "first here")
            : fault
                .at(name.span(), "the same in each")
                .at(environment.span(), "here")
                .at(first.environment().span(), "and here, in the same region")
                .help("write `!Sub \"${AWS::StackName}-" + name.text() + "\"`"));
  }
}
