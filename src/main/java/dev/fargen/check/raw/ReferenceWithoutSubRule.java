package dev.fargen.check.raw;

import dev.fargen.cfn.Intrinsic;
import dev.fargen.cfn.Pseudo;
import dev.fargen.cfn.Reference;
import dev.fargen.cfn.References;
import dev.fargen.cfn.Scalar;
import dev.fargen.check.rule.WarningRule;
import dev.fargen.check.rule.Warnings;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.spec.raw.RawValues;
import dev.fargen.workload.raw.RawResource;
import dev.fargen.workload.stack.Stack;
import dev.fargen.yaml.Node;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Warns of <code>${Name}</code> in raw CloudFormation outside of {@code !Sub}: there it is text
 * (CloudFormation template reference, "Fn::Sub"). Other names, such as variables of IAM policies,
 * are not fargen's.
 */
public final class ReferenceWithoutSubRule implements WarningRule {

  @Override
  public void check(Stack stack, Warnings warnings) {
    if (stack.additions().isEmpty()) {
      return;
    }
    Set<String> names = new HashSet<>(stack.environment().values().keySet());
    names.addAll(Pseudo.IDS);
    for (RawResource resource : stack.additions().resources()) {
      names.add(resource.id().value());
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
                  if (names.contains(reference.name())) {
                    warn(reference, RawValues.at(node, path), warnings);
                    return;
                  }
                }
              }
            });
  }

  private static void warn(Reference reference, Node at, Warnings warnings) {
    String name =
        reference.name() + reference.attribute().map(attribute -> "." + attribute).orElse("");
    warnings.report(
        Diagnostic.of(Code.REFERENCE_WITHOUT_SUB, "`${" + name + "}` is text here, not a reference")
            .at(at.span().firstLine())
            .note("raw CloudFormation has references only in functions")
            .help("write `!Sub` before the value"));
  }
}
