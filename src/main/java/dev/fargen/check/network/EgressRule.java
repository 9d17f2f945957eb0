package dev.fargen.check.network;

import dev.fargen.check.rule.ProjectRule;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.diag.Span;
import dev.fargen.list.Lists;
import dev.fargen.spec.Spec;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Text;
import dev.fargen.workload.Project;
import dev.fargen.workload.containers.Files;
import dev.fargen.workload.data.Volume;
import dev.fargen.workload.services.Egress;
import dev.fargen.workload.services.Egress.Destination;
import dev.fargen.workload.services.Egress.Kind;
import dev.fargen.workload.services.Workload;
import dev.fargen.workload.stack.Stack;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code egress} is about security groups of the stack; a rule can be in a group once, and its
 * destination is a CIDR block, a security group or a prefix list, each in a property of its own
 * (Amazon EC2 API reference, "AuthorizeSecurityGroupEgress"; CloudFormation user guide,
 * "AWS::EC2::SecurityGroup Egress").
 */
public final class EgressRule implements ProjectRule {

  /** What a mounted file system allows. */
  private static final String NFS = "TCP 2049";

  @Override
  public void check(Spec spec, Project project, Diagnostics diagnostics) {
    Map<String, Destination> kinds = new HashMap<>();
    for (Stack stack : project.stacks()) {
      for (Workload workload : stack.workloads()) {
        groups(workload.egress(), stack, diagnostics);
        twice(workload.egress(), diagnostics);
        mounts(workload, stack, diagnostics);
        for (Destination destination : workload.egress().destinations()) {
          kind(destination, stack, kinds, diagnostics);
        }
      }
    }
  }

  private static void groups(Egress egress, Stack stack, Diagnostics diagnostics) {
    if (!egress.written()) {
      return;
    }
    stack
        .base()
        .network()
        .tasks()
        .securityGroups()
        .ifPresent(
            groups ->
                diagnostics.report(
                    Diagnostic.of(
                            Code.CONFLICTING_KEYS,
                            "`egress` and `network.security_groups` cannot be used together")
                        .at(egress.span().firstLine(), "rules of a security group of the stack")
                        .at(groups.span(), "existing security groups, which fargen does not change")
                        .help("remove `egress` or `network.security_groups`")));
  }

  private static void twice(Egress egress, Diagnostics diagnostics) {
    Map<String, Span> seen = new HashMap<>();
    for (Destination destination : egress.destinations()) {
      for (String value : values(destination)) {
        String rule = destination.words() + " " + value;
        Span first = seen.putIfAbsent(rule, destination.span());
        if (first != null && !value.isEmpty()) {
          diagnostics.report(
              Diagnostic.of(
                      Code.VALUE_TWICE,
                      "`egress` has two items for " + destination.words() + " to " + value)
                  .at(destination.span(), "duplicate")
                  .at(first, "first here")
                  .help("remove the duplicate"));
        }
      }
    }
  }

  /**
   * Mounting an existing file system adds rules: to its security group, or to any address where the
   * spec does not say which that is.
   */
  private static void mounts(Workload workload, Stack stack, Diagnostics diagnostics) {
    for (Volume.Existing volume : Lists.only(stack.stores().volumes(), Volume.Existing.class)) {
      Optional<Files.Mount> mount =
          Lists.first(workload.mounts(), one -> one.volume().equals(volume.name()));
      Optional<String> group =
          volume.securityGroup().isEmpty()
              ? Optional.of("0.0.0.0/0")
              : Optional.of(
                  stack
                      .environment()
                      .literal(volume.securityGroup().get().value())
                      .orElseGet(() -> volume.securityGroup().get().value().written()));
      for (Destination destination : workload.egress().destinations()) {
        if (mount.isPresent()
            && destination.words().equals(NFS)
            && group.isPresent()
            && values(destination).contains(group.get())) {
          diagnostics.report(
              Diagnostic.of(
                      Code.VALUE_TWICE,
                      "`egress` repeats the rule for "
                          + NFS
                          + " that fargen adds for the volume `"
                          + volume.name()
                          + "`")
                  .at(destination.span(), "duplicate")
                  .at(mount.get().span(), "adds the rule for the file system")
                  .help("remove this item of `egress`"));
        }
      }
    }
  }

  private static List<String> values(Destination destination) {
    return destination.kind() == Kind.ANYWHERE
        ? List.of("0.0.0.0/0", "::/0")
        : List.of(destination.value());
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
