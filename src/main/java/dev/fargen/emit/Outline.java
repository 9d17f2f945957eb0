package dev.fargen.emit;

import dev.fargen.list.Lists;
import dev.fargen.spec.form.Text.ThingReference;
import dev.fargen.workload.balancing.Http;
import dev.fargen.workload.environment.ThingKind;
import dev.fargen.workload.permissions.Permission;
import dev.fargen.workload.pipeline.Pipeline;
import dev.fargen.workload.services.Workload;
import dev.fargen.workload.stack.Links;
import dev.fargen.workload.stack.Stack;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The parts of a stack, and which one uses which: {@code web -> api; api -> database shop}. */
final class Outline {

  private static final String TO = " -> ";

  private final Set<String> parts = new LinkedHashSet<>();

  private Outline() {}

  /** Of the stacks of all environments; none if there are no workloads. */
  static Optional<String> of(List<Stack> stacks) {
    Outline outline = new Outline();
    for (Stack stack : stacks) {
      Links links = stack.links();
      stack.workloads().forEach(workload -> outline.add(workload, links));
    }
    return outline.parts.isEmpty()
        ? Optional.empty()
        : Optional.of(String.join("; ", outline.parts));
  }

  /** Of a pipeline. */
  static String of(Pipeline pipeline) {
    List<String> steps = new ArrayList<>(List.of("source"));
    if (!pipeline.builds().isEmpty()) {
      steps.add("CodeBuild");
    }
    pipeline
        .stages()
        .forEach(stage -> stage.environment().name().ifPresent(name -> steps.add("stack " + name)));
    return String.join(TO, steps);
  }

  private void add(Workload workload, Links links) {
    String name = workload.name();
    Set<String> uses = new LinkedHashSet<>();
    for (Http http : workload.http()) {
      uses.add((http.internal() ? "internal " : "") + "Application Load Balancer" + TO + name);
    }
    if (!workload.nlb().isEmpty()) {
      uses.add("Network Load Balancer" + TO + name);
    }
    if (workload.running().schedule().isPresent()) {
      uses.add("EventBridge Scheduler" + TO + name);
    }
    workload.queues().forEach(queue -> uses.add("queue " + queue.name() + TO + name));
    links.from(workload).forEach(call -> uses.add(name + TO + call.server().name()));
    links.outsideFrom(workload).forEach(call -> uses.add(name + TO + call.link().written()));
    for (ThingReference thing : workload.things()) {
      kind(thing).ifPresent(kind -> uses.add(name + TO + kind + " " + thing.name()));
    }
    workload.mounts().forEach(mount -> uses.add(name + TO + "volume " + mount.volume()));
    for (Permission.ToOwn own : Lists.only(workload.permissions(), Permission.ToOwn.class)) {
      uses.add(name + TO + own.thing().kind().one() + " " + own.thing().name());
    }
    parts.addAll(uses.isEmpty() ? Set.of(name) : uses);
  }

  /** What such a thing is called; links have the workloads already. */
  private static Optional<String> kind(ThingReference thing) {
    return Lists.first(ThingKind.ALL, kind -> kind.word().equals(thing.kind()))
        .filter(kind -> !kind.equals(ThingKind.WORKLOADS))
        .map(ThingKind::one);
  }
}
