package dev.fargen.check.environments;

import dev.fargen.check.rule.ProjectRule;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.diag.LookAlikes;
import dev.fargen.diag.Span;
import dev.fargen.list.Lists;
import dev.fargen.spec.Spec;
import dev.fargen.spec.form.Given;
import dev.fargen.workload.Project;
import dev.fargen.workload.environment.Environment;
import dev.fargen.workload.raw.RawOutput;
import dev.fargen.workload.stack.Stack;
import dev.fargen.yaml.ScalarNode;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * Export names must be unique in an account and region, and have only letters, digits, colons and
 * hyphens (CloudFormation user guide, "CloudFormation template Outputs syntax").
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

  /** An export name and its environment. */
  private record Place(Span name, Environment environment) {}

  private static void letters(ScalarNode name, Diagnostics diagnostics) {
    String literal = name.text().replaceAll("\\$\\{[^}]*}", "");
    boolean plain = name.tag().isEmpty() || name.tag().get().equals("!Sub");
    if (plain && !literal.matches("[A-Za-z0-9:-]*")) {
      diagnostics.report(
          Diagnostic.of(
                  Code.INVALID_VALUE,
                  "export name `" + name.text() + "` must not contain " + wrong(literal))
              .at(name.span())
              .note("an export name must consist of letters, digits, colons and hyphens"));
    }
  }

  /** The characters that are not allowed, in words. */
  private static String wrong(String literal) {
    Set<String> wrong = new LinkedHashSet<>();
    for (int at = 0; at < literal.length(); at = literal.offsetByCodePoints(at, 1)) {
      if (!isAllowed(literal.charAt(at))) {
        wrong.add(LookAlikes.wrong(literal.codePointAt(at)));
      }
    }
    return Lists.enumerated(wrong, "or");
  }

  private static boolean isAllowed(char letter) {
    return letter < 128 && (Character.isLetterOrDigit(letter) || letter == ':' || letter == '-');
  }

  /** A name without a reference is the same in every environment. */
  private static void once(
      ScalarNode name, Environment environment, Map<String, Place> taken, Diagnostics diagnostics) {
    String where =
        environment.account().orElse("") + environment.region().map(Given::value).orElse("");
    boolean literal = name.tag().isEmpty();
    String key = name.text() + " " + where + " " + (literal ? "" : environment.stackName());
    Place first = taken.putIfAbsent(key, new Place(name.span(), environment));
    boolean sameStack = first != null && first.environment().equals(environment);
    boolean twice = // of one stack name, which is reported as that
        first != null && first.environment().stackName().equals(environment.stackName());
    if (first == null || (twice && !sameStack)) {
      return;
    }
    Diagnostic fault =
        Diagnostic.of(
            Code.EXPORT_TWICE,
            sameStack
                ? "two outputs have the export name `" + name.text() + "`"
                : "two environments in the same region have the export name `" + name.text() + "`");
    diagnostics.report(
        sameStack
            ? fault
                .at(name.span(), "second output")
                .at(first.name(), "first output")
                .help("write a different name in the second output")
            : fault
                .at(name.span(), "the same in each environment")
                .at(environment.span(), "second environment")
                .at(first.environment().span(), "first environment")
                .help("write `!Sub \"${AWS::StackName}-" + name.text() + "\"`"));
  }
}
