package dev.fargen.check.raw;

import dev.fargen.cfn.Intrinsic;
import dev.fargen.cfn.Pseudo;
import dev.fargen.cfn.Reference;
import dev.fargen.cfn.References;
import dev.fargen.cfn.Scalar;
import dev.fargen.check.rule.SpecSyntax;
import dev.fargen.check.rule.WarningRule;
import dev.fargen.check.rule.Warnings;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.list.Lists;
import dev.fargen.spec.StackKeys;
import dev.fargen.spec.form.ParameterUses;
import dev.fargen.spec.raw.RawValues;
import dev.fargen.workload.environment.Thing;
import dev.fargen.workload.environment.ThingKind;
import dev.fargen.workload.raw.RawResource;
import dev.fargen.workload.stack.Stack;
import dev.fargen.yaml.Node;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Warns of <code>${Name}</code> in raw CloudFormation outside of {@code !Sub}: there it is text
 * (CloudFormation template reference, "Fn::Sub"). Other names, such as variables of IAM policies,
 * are not fargen's.
 */
public final class ReferenceWithoutSubRule implements WarningRule {

  /** References that have a value in every spec. */
  private static final List<String> OF_SPECS = List.of("environment.name", "spec.name");

  @Override
  public void check(Stack stack, Warnings warnings) {
    if (stack.additions().isEmpty()) {
      return;
    }
    Set<String> names = new HashSet<>(stack.environment().values().keySet());
    names.addAll(Pseudo.IDS);
    names.addAll(OF_SPECS);
    for (RawResource resource : stack.additions().resources()) {
      names.add(resource.id().value());
      names.add(StackKeys.RESOURCES.name() + "." + resource.id().value());
    }
    for (Thing thing : stack.stores().things()) {
      names.add(thing.kind().word() + "." + thing.name());
    }
    stack.additions().nodes().forEach(node -> check(node, names, warnings));
  }

  private static void check(Node node, Set<String> names, Warnings warnings) {
    RawValues.of(node)
        .walk(
            (value, path) -> {
              List<String> steps = path.steps();
              if (value instanceof Scalar text && !steps.contains("Fn::Sub")) {
                for (Reference reference : References.ofCall(new Intrinsic("Sub", text))) {
                  if (names.contains(reference.name()) || names.contains(beginning(reference))) {
                    warn(reference, RawValues.at(node, path), warnings);
                    return;
                  }
                }
              }
            });
  }

  /** The first two words, which name a thing of the spec. */
  private static String beginning(Reference reference) {
    String rest = reference.attribute().orElse("");
    int dot = rest.indexOf('.');
    return reference.name() + "." + (dot < 0 ? rest : rest.substring(0, dot));
  }

  private static void warn(Reference reference, Node at, Warnings warnings) {
    String name =
        reference.name() + reference.attribute().map(attribute -> "." + attribute).orElse("");
    warnings.report(
        Diagnostic.of(
                Code.REFERENCE_WITHOUT_SUB,
                "`${" + name + "}` is literal text here, not a reference")
            .at(at.span().firstLine())
            .note("in CloudFormation resources, `${...}` is substituted only inside `Fn::Sub`")
            .help(help(name)));
  }

  private static String help(String name) {
    String resources = StackKeys.RESOURCES.name() + ".";
    if (name.startsWith(resources)) {
      return "write `!Sub` before the value, and replace `${"
          + name
          + "}` with `${"
          + name.substring(resources.length())
          + "}`";
    }
    Optional<ThingKind> kind = Lists.first(ThingKind.ALL, one -> name.startsWith(one.word() + "."));
    if (kind.isPresent()) {
      String thing = name.substring(kind.get().word().length() + 1);
      int dot = thing.indexOf('.');
      int end = dot < 0 ? thing.length() : dot;
      return "write `!Sub` before the value, and replace `${"
          + name
          + "}` with `"
          + SpecSyntax.raw(kind.get().word() + thing.substring(end), thing.substring(0, end))
              .map(raw -> raw + "`")
              .orElse(
                  "${<logical ID>.<attribute>}`, with the logical ID of its resource in the"
                      + " rendered template");
    }
    return switch (name) {
      case "environment.name" ->
          "write `!Sub` before the value, and replace `${environment.name}` with `${"
              + ParameterUses.ENVIRONMENT_NAME
              + "}`";
      case "spec.name" -> "write the `name` of the spec in place of `${spec.name}`";
      default -> "write `!Sub` before the value";
    };
  }
}
