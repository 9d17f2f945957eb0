package dev.fargen.check.network;

import dev.fargen.check.rule.Rule;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.list.Lists;
import dev.fargen.workload.containers.Files;
import dev.fargen.workload.data.Database;
import dev.fargen.workload.data.Volume;
import dev.fargen.workload.environment.Thing;
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
 * {@code egress} is about security groups of the stack, and a rule can be in a group once (Amazon
 * EC2 API reference, "AuthorizeSecurityGroupEgress").
 */
public final class EgressRule implements Rule {

  /** What a mounted file system allows. */
  private static final String NFS = "TCP 2049";

  private static final List<String> ANYWHERE = List.of("0.0.0.0/0", "::/0");

  @Override
  public void check(Stack stack, Diagnostics diagnostics) {
    for (Workload workload : stack.workloads()) {
      groups(workload.egress(), stack, diagnostics);
      twice(workload.egress(), diagnostics);
      if (stack.base().network().tasks().securityGroups().isEmpty()) {
        mounts(workload, stack, diagnostics);
        databases(workload, stack, diagnostics);
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
    Map<String, Destination> seen = new HashMap<>();
    for (Destination destination : egress.destinations()) {
      for (String value : values(destination)) {
        String rule = destination.words() + " " + value;
        Destination first = seen.putIfAbsent(rule, destination);
        if (first != null && !value.isEmpty()) {
          boolean varies = isParameter(first) || isParameter(destination);
          diagnostics.report(
              Diagnostic.of(
                      Code.VALUE_TWICE,
                      "`egress` has two items for " + destination.words() + " to " + value)
                  .at(destination.span(), "duplicate")
                  .at(first.span(), "first here")
                  .help(
                      varies
                          ? "write another value of the parameter, or remove the duplicate"
                          : "remove the duplicate"));
        }
      }
    }
  }

  private static boolean isParameter(Destination destination) {
    return destination.to().filter(to -> to.value().written().contains("${")).isPresent();
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
          Diagnostic fault =
              repeats(destination, group.get(), volume, workload.egress())
                  .at(mount.get().span(), "adds the rule for the file system");
          diagnostics.report(
              volume
                  .securityGroup()
                  .map(own -> fault.at(own.span(), "destination of the rule"))
                  .orElseGet(
                      () ->
                          fault.note(
                              "without `security_group` of the volume, the rule is for all addresses")));
        }
      }
    }
  }

  /** A database without a network has no security group either: the rule is for all addresses. */
  private static void databases(Workload workload, Stack stack, Diagnostics diagnostics) {
    Optional<Database> known =
        Lists.first(
            stack.stores().databases(), one -> one.isDsql() && one.isAmong(workload.things()));
    if (known.isPresent()) {
      Database database = known.get();
      String traffic = "TCP " + database.engine().port();
      for (Destination destination : workload.egress().destinations()) {
        Optional<String> everywhere =
            Lists.first(values(destination), value -> ANYWHERE.contains(value));
        if (destination.words().equals(traffic) && everywhere.isPresent()) {
          diagnostics.report(
              repeats(destination, everywhere.get(), database, workload.egress())
                  .at(database.span(), "used by `" + workload.name() + "`")
                  .note(
                      "an Aurora DSQL cluster has no security group: the rule is for all addresses"));
        }
      }
    }
  }

  private static Diagnostic repeats(
      Destination destination, String to, Thing thing, Egress egress) {
    return Diagnostic.of(
            Code.VALUE_TWICE,
            "`egress` repeats the rule for "
                + destination.words()
                + " to "
                + to
                + " that fargen adds for the "
                + thing.kind().one()
                + " `"
                + thing.name()
                + "`")
        .at(destination.span(), "duplicate")
        .help(without(egress));
  }

  /** An empty list is no egress, and none at all is all of it. */
  private static String without(Egress egress) {
    return egress.destinations().size() == 1
        ? "write `egress: none`, to which fargen adds the rule"
        : "remove this item of `egress`";
  }

  private static List<String> values(Destination destination) {
    return destination.kind() == Kind.ANYWHERE ? ANYWHERE : List.of(destination.value());
  }
}
