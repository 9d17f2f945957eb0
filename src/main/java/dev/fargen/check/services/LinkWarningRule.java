package dev.fargen.check.services;

import dev.fargen.check.rule.RawGroupRules;
import dev.fargen.check.rule.WarningRule;
import dev.fargen.check.rule.Warnings;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.list.Lists;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Texts;
import dev.fargen.workload.services.Link;
import dev.fargen.workload.services.Workload;
import dev.fargen.workload.stack.Links;
import dev.fargen.workload.stack.Links.Call;
import dev.fargen.workload.stack.Stack;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Warns of links that need something else: CPU for the proxy of Service Connect, for which AWS adds
 * 256 CPU units to a task (Amazon ECS developer guide, "Use Service Connect to connect Amazon ECS
 * services with short names"); a second deployment where services call each other, since running
 * tasks do not learn of new endpoints ("Amazon ECS Service Connect components"); and rules of
 * existing security groups, which fargen does not change.
 */
public final class LinkWarningRule implements WarningRule {

  private static final int ENOUGH_CPU = 512;

  @Override
  public void check(Stack stack, Warnings warnings) {
    Links links = stack.links();
    Optional<Given<Texts>> groups = stack.base().network().tasks().securityGroups();
    for (Workload workload : stack.workloads()) {
      if (links.isConnected(workload)) {
        cpu(workload, warnings);
      }
      if (!workload.isService()) {
        workload.written().forEach(link -> alias(workload, link, warnings));
      }
    }
    links.tooEarly(stack.workloads()).forEach(call -> circle(call, stack, warnings));
    if (groups.isPresent() && !RawGroupRules.isOne(groups.get().value(), stack)) {
      links.calls().forEach(call -> rule(call, groups.get(), warnings));
    }
  }

  private static void cpu(Workload workload, Warnings warnings) {
    Given<Integer> cpu = workload.task().cpu();
    if (cpu.value() < ENOUGH_CPU) {
      warnings.report(
          workload,
          Diagnostic.of(
                  Code.PROXY_NEEDS_CPU,
                  "the Service Connect proxy shares "
                      + cpu.value()
                      + " CPU units with `"
                      + workload.name()
                      + "`")
              .at(cpu.span().firstLine())
              .note("AWS recommends 256 CPU units for the proxy")
              .help(
                  "write `cpu: "
                      + ENOUGH_CPU
                      + "`"
                      + (workload.task().memory().value() < 2 * ENOUGH_CPU
                          ? " and `memory: " + 2 * ENOUGH_CPU + "`"
                          : "")));
    }
  }

  /** Tasks that are not of a service use DNS names, which have no aliases. */
  private static void alias(Workload workload, Link link, Warnings warnings) {
    if (!link.name().equals(link.workload())) {
      String reference = "${workloads." + link.workload() + ".host}";
      warnings.report(
          workload,
          Diagnostic.of(
                  Code.NO_EFFECT,
                  "the alias `" + link.name() + "` has no effect in `" + workload.name() + "`")
              .at(link.span())
              .note(
                  "only workloads that run as services can use aliases; the "
                      + (workload.running().manual() ? "standalone" : "scheduled")
                      + " tasks of `"
                      + workload.name()
                      + "` use the DNS name of `"
                      + link.workload()
                      + "`")
              .help(
                  link.spec().isPresent()
                      ? "remove the alias"
                      : "remove the alias, and write `" + reference + "` for the host name"));
    }
  }

  private static void circle(Call call, Stack stack, Warnings warnings) {
    List<String> circle = new ArrayList<>(List.of(call.client().name()));
    boolean links = closes(call.server(), call.client(), circle, stack, false, new HashSet<>());
    if (!links) {
      closes(call.server(), call.client(), circle, stack, true, new HashSet<>());
    }
    warnings.report(
        call.client(),
        Diagnostic.of(
                Code.CREATED_BEFORE_SERVER,
                "`"
                    + call.client().name()
                    + "` is created before `"
                    + call.server().name()
                    + "`, which it calls")
            .at(call.link().span())
            .note(
                (circle.size() == 3 && links
                        ? "the two workloads call each other"
                        : (links ? "the links form" : "the links and `depends_on` form")
                            + " a circle (`"
                            + String.join("` → `", circle)
                            + "`)")
                    + ", and a task does not find services that are created after the task started")
            .help(
                "`fargen deploy` starts new tasks of `"
                    + call.client().name()
                    + "` after the first deployment; after a deployment with another tool, run"
                    + " `fargen restart "
                    + call.client().name()
                    + "`"));
  }

  /**
   * Whether the workload reaches the end over links, and over dependencies where these count;
   * extends the circle by the way there.
   */
  private static boolean closes(
      Workload from,
      Workload end,
      List<String> circle,
      Stack stack,
      boolean waits,
      Set<String> seen) {
    if (!seen.add(from.name())) {
      return false;
    }
    circle.add(from.name());
    List<Workload> next = new ArrayList<>(Lists.map(stack.links().from(from), Call::server));
    if (waits) {
      next.addAll(Lists.filter(stack.workloads(), one -> from.after().contains(one.name())));
    }
    if (Lists.any(next, one -> one.name().equals(end.name()))) {
      circle.add(end.name());
      return true;
    }
    if (Lists.any(next, one -> closes(one, end, circle, stack, waits, seen))) {
      return true;
    }
    circle.remove(circle.size() - 1);
    return false;
  }

  private static void rule(Call call, Given<Texts> groups, Warnings warnings) {
    List<String> ports = new ArrayList<>();
    ports.add("TCP " + call.server().task().main().program().port().orElseThrow().value());
    call.server()
        .task()
        .main()
        .program()
        .exposed()
        .forEach(
            exposed ->
                ports.add(
                    (exposed.value().protocol().equals("udp") ? "UDP " : "TCP ")
                        + exposed.value().port()));
    warnings.report(
        call.client(),
        Diagnostic.of(
                Code.GROUP_NEEDS_RULE,
                "fargen adds no rules for connections from `"
                    + call.client().name()
                    + "` to `"
                    + call.server().name()
                    + "`, because `network.security_groups` is set")
            .at(call.link().span())
            .at(groups.span(), "existing security groups, which fargen does not change")
            .help(
                "in the groups in `network.security_groups`, allow "
                    + Lists.enumerated(ports, "and")
                    + " between their members, with an `AWS::EC2::SecurityGroupIngress` under"
                    + " `resources`"
                    + (ports.size() > 1 ? " for each port" : "")
                    + ", or remove `network.security_groups`"));
  }
}
