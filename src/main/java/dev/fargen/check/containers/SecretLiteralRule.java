package dev.fargen.check.containers;

import dev.fargen.check.rule.WarningRule;
import dev.fargen.check.rule.Warnings;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Span;
import dev.fargen.list.Lists;
import dev.fargen.spec.form.Text;
import dev.fargen.spec.hint.SecretLooks;
import dev.fargen.workload.containers.Container;
import dev.fargen.workload.containers.Files.Written;
import dev.fargen.workload.containers.Variables.Variable;
import dev.fargen.workload.environment.Environment;
import dev.fargen.workload.services.Workload;
import dev.fargen.workload.stack.Stack;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Warns of plain variables that look like secrets: they are readable in the task definition (AWS
 * Security Hub user guide, "Security Hub controls for Amazon ECS": ECS.8).
 */
public final class SecretLiteralRule implements WarningRule {

  @Override
  public void check(Stack stack, Warnings warnings) {
    Environment values = stack.environment();
    for (Workload workload : stack.workloads()) {
      workload
          .task()
          .logs()
          .router()
          .ifPresent(
              router ->
                  Lists.filter(router.options(), option -> looksSecret(option, values))
                      .forEach(option -> warnings.report(workload, inOption(option, workload))));
      for (Container container : workload.containers()) {
        List<Variable> plain = container.variables().plain();
        ofFiles(Lists.filter(plain, variable -> variable.ofFile() && looksSecret(variable, values)))
            .forEach(secrets -> warnings.report(workload, ofFile(secrets, workload.name())));
        for (Variable variable : plain) {
          if (!variable.ofFile() && looksSecret(variable, values)) {
            warnings.report(
                workload,
                container.isAdded()
                    ? inFile(variable, workload)
                    : warning(variable, workload.name()));
          }
        }
      }
    }
  }

  private static Diagnostic warning(Variable variable, String workload) {
    if (isReference(variable)) {
      return shown(variable).help(moved(variable, workload));
    }
    return Diagnostic.of(
            Code.LOOKS_SECRET,
            "the value of `" + variable.name() + "` looks like a secret in plain text")
        .atSecret(variable.value().span())
        .help(moved(variable, workload));
  }

  private static String moved(Variable variable, String workload) {
    return (isReference(variable) ? "move `" : "store the value in Secrets Manager, and move `")
        + variable.name()
        + "` to `secrets`: `"
        + secret(variable, workload)
        + "`";
  }

  private static String secret(Variable variable, String workload) {
    return SecretReference.source(variable.value().value().written())
        .map(source -> variable.name() + ": " + source)
        .orElseGet(() -> secret(variable.name(), workload, ""));
  }

  private static boolean isReference(Variable variable) {
    return SecretReference.source(variable.value().value().written()).isPresent();
  }

  /**
   * @param more keys of the secret
   */
  private static String secret(String name, String workload, String more) {
    return name
        + ": {secret: "
        + workload
        + "/"
        + name.toLowerCase(Locale.ROOT).replace('_', '-')
        + more
        + "}";
  }

  /** The variables of each file. */
  private static List<List<Variable>> ofFiles(List<Variable> variables) {
    Map<Span, List<Variable>> files = new LinkedHashMap<>();
    for (Variable variable : variables) {
      files.computeIfAbsent(variable.span(), path -> new ArrayList<>()).add(variable);
    }
    return new ArrayList<>(files.values());
  }

  private static Diagnostic ofFile(List<Variable> secrets, String workload) {
    Variable first = secrets.get(0);
    String names =
        Lists.enumerated(Lists.map(secrets, variable -> "`" + variable.name() + "`"), "and");
    boolean one = secrets.size() == 1;
    String file = " in `" + first.file().orElseThrow() + "` ";
    return Diagnostic.of(
            Code.LOOKS_SECRET,
            one
                ? "the value of " + names + file + "looks like a secret in plain text"
                : "the values of " + names + file + "look like secrets in plain text")
        .at(first.span())
        .help(
            one
                ? moved(first, workload)
                : "store the values in Secrets Manager, and move the variables to `secrets`: "
                    + Lists.enumerated(
                        Lists.map(secrets, variable -> "`" + secret(variable, workload) + "`"),
                        "and"));
  }

  /** CloudFormation puts the value in place of the reference to it. */
  private static Diagnostic shown(Variable variable) {
    return Diagnostic.of(
            Code.LOOKS_SECRET,
            "the task definition shows the secret that `" + variable.name() + "` refers to")
        .atSecret(variable.value().span())
        .note("CloudFormation resolves the reference when it creates the task definition");
  }

  private static Diagnostic inOption(Variable option, Workload workload) {
    String written = "write `secret_options: {" + secret(option, workload.name()) + "}`";
    return isReference(option)
        ? shown(option).help(written)
        : Diagnostic.of(
                Code.LOOKS_SECRET,
                "the value of `" + option.name() + "` looks like a secret in plain text")
            .atSecret(option.value().span())
            .help("store the value in Secrets Manager, and " + written);
  }

  /**
   * @param variable the text of a file that a container gets, at the place of its path
   */
  private static Diagnostic inFile(Variable variable, Workload workload) {
    Diagnostic fault =
        Diagnostic.of(
                Code.LOOKS_SECRET, "the content of the file looks like a secret in plain text")
            .atSecret(variable.value().span());
    for (Container container : workload.containers()) {
      for (Written file : container.files().written()) {
        if (file.span().equals(variable.span())) {
          String name = variable.name().substring(variable.name().indexOf('_') + 1);
          return fault.help(
              "store the content in Secrets Manager, remove the config and each item of `configs`"
                  + " that mounts it, and write `secrets: {"
                  + secret(name, workload.name(), ", target: " + file.path())
                  + "}` in `"
                  + container.name()
                  + "`");
        }
      }
    }
    return fault;
  }

  /** Whether its value does, which may be the value or the default of a parameter. */
  private static boolean looksSecret(Variable variable, Environment environment) {
    Text text = variable.value().value();
    Optional<String> literal = Environment.literal(text, environment.known());
    if (literal.isEmpty()) {
      return text.written().contains(SecretLooks.RESOLVED);
    }
    return SecretLooks.isSecret(variable.name(), literal.get());
  }
}
