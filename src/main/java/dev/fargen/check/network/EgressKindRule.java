package dev.fargen.check.network;

import dev.fargen.check.rule.ProjectRule;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.spec.Spec;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Text;
import dev.fargen.workload.Project;
import dev.fargen.workload.services.Egress.Destination;
import dev.fargen.workload.services.Egress.Kind;
import dev.fargen.workload.services.Workload;
import dev.fargen.workload.stack.Stack;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The destination of {@code egress} is a CIDR block, a security group or a prefix list, each in a
 * property of its own (CloudFormation user guide, "AWS::EC2::SecurityGroup Egress").
 */
public final class EgressKindRule implements ProjectRule {

  @Override
  public void check(Spec spec, Project project, Diagnostics diagnostics) {
    Map<String, Destination> kinds = new HashMap<>();
    for (Stack stack : project.stacks()) {
      for (Workload workload : stack.workloads()) {
        for (Destination destination : workload.egress().destinations()) {
          kind(destination, stack, kinds, diagnostics);
        }
      }
    }
  }

  /** It is not known what kind of value the raw resource returns. */
  private static Diagnostic unknown(Destination destination) {
    Given<Text> to = destination.to().orElseThrow();
    return Diagnostic.of(
            Code.INVALID_REFERENCE, "`to: " + to.value().written() + "` is not supported")
        .at(to.span())
        .note(
            "fargen must know whether the value is a CIDR block, a security group or a prefix list")
        .help("write a reference to a raw security group, prefix list, VPC or subnet");
  }

  /** A parameter is of one kind in all environments; without a value, it is of none. */
  private static void kind(
      Destination destination,
      Stack stack,
      Map<String, Destination> kinds,
      Diagnostics diagnostics) {
    Optional<String> written = destination.to().map(to -> to.value().written());
    if (written.isEmpty() || !written.get().contains("${")) {
      return;
    }
    if (destination.kind() == Kind.UNKNOWN) {
      if (destination.to().orElseThrow().value().isOfResource()) {
        diagnostics.report(unknown(destination));
      } else if (stack.environment().name().isEmpty()) { // a rule reports those of an environment
        diagnostics.report(
            Diagnostic.of(
                    Code.PARAMETER_WITHOUT_VALUE,
                    "`to: " + written.get() + "` cannot be checked: a parameter in it has no value")
                .at(destination.to().orElseThrow().span())
                .note(
                    "fargen must know whether the value is a CIDR block, a security group or a prefix list")
                .help(
                    "write a `default` for the parameter under the top-level key `parameters`, or a"
                        + " value under `parameters` of an environment"));
      }
      return;
    }
    Destination first = kinds.putIfAbsent(written.get(), destination);
    if (first != null && first.kind() != destination.kind()) {
      diagnostics.report(
          Diagnostic.of(
                  Code.PARAMETER_TYPE_CONFLICT,
                  "`to: "
                      + written.get()
                      + "` is "
                      + first.kind().words()
                      + " in one environment and "
                      + destination.kind().words()
                      + " in another")
              .at(stack.environment().span(), "here " + destination.kind().words())
              .at(first.to().orElseThrow().span(), "used here")
              .help(
                  "use values of one kind, or write `egress` in each environment, with the value itself"
                      + " after `to`"));
    }
  }
}
