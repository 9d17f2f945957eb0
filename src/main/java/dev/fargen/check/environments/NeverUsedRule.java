package dev.fargen.check.environments;

import dev.fargen.check.rule.WarningRule;
import dev.fargen.check.rule.Warnings;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Span;
import dev.fargen.list.Lists;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Text;
import dev.fargen.spec.form.Text.ThingReference;
import dev.fargen.workload.alarms.Alarms;
import dev.fargen.workload.balancing.LoadBalancer;
import dev.fargen.workload.containers.Build;
import dev.fargen.workload.containers.Container;
import dev.fargen.workload.containers.Image;
import dev.fargen.workload.data.Volume;
import dev.fargen.workload.environment.Thing;
import dev.fargen.workload.environment.ThingKind;
import dev.fargen.workload.messaging.Queue;
import dev.fargen.workload.messaging.Subscription;
import dev.fargen.workload.permissions.Permission;
import dev.fargen.workload.repositories.Repository;
import dev.fargen.workload.services.Schedule;
import dev.fargen.workload.services.Workload;
import dev.fargen.workload.stack.Stack;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Warns of what no workload uses: it is billed without a use in this spec. */
public final class NeverUsedRule implements WarningRule {

  @Override
  public void check(Stack stack, Warnings warnings) {
    Set<String> used = new LinkedHashSet<>();
    stack.workloads().forEach(workload -> uses(workload, used));
    for (Volume.Bucket volume : Lists.only(stack.stores().volumes(), Volume.Bucket.class)) {
      volume.bucket().value().things().forEach(thing -> used.add(key(thing)));
    }
    topics(stack, used);
    loadBalancer(stack, warnings);
    for (Thing thing : stack.stores().things()) {
      boolean others = thing.kind().permitted() && !stack.additions().resources().isEmpty();
      boolean uses = used.contains(key(thing.kind(), thing.name()));
      if (uses || !others) {
        check(uses, thing.kind(), thing.name(), thing.span(), warnings);
      }
    }
    for (Repository repository : stack.repositories().own()) {
      if (!repository.implied()) {
        boolean uses = used.contains(key(ThingKind.REPOSITORIES, repository.name()));
        check(uses, ThingKind.REPOSITORIES, repository.name(), repository.span(), warnings);
      }
    }
  }

  /** Topics that queues, alarms and failed runs use. */
  private static void topics(Stack stack, Set<String> used) {
    for (Queue queue : stack.stores().queues()) {
      for (Subscription one : queue.subscriptions()) {
        one.own().ifPresent(topic -> used.add(key(topic.kind(), topic.name())));
      }
    }
    for (Given<Text> topic : stack.base().alarms().map(Alarms::topics).orElseGet(List::of)) {
      topic.value().things().forEach(thing -> used.add(key(thing)));
    }
    for (Workload workload : stack.workloads()) {
      workload
          .running()
          .schedule()
          .flatMap(Schedule::topic)
          .ifPresent(to -> to.value().things().forEach(thing -> used.add(key(thing))));
    }
  }

  /** One that the stack creates can be for other specs. */
  private static void loadBalancer(Stack stack, Warnings warnings) {
    Optional<LoadBalancer> balancer = stack.base().loadBalancer();
    boolean others = balancer.orElse(null) instanceof LoadBalancer.Created;
    if (balancer.isPresent() && !others && !stack.hasHttp()) {
      warnings.report(
          Diagnostic.of(Code.NEVER_USED, "no workload uses the load balancer")
              .at(balancer.get().span().first(1))
              .help(
                  "write, for example, "
                      + (Lists.any(stack.workloads(), Workload::isServer)
                          ? ""
                          : "`port: 8080` and ")
                      + "`http: {path: /}` in a workload, or remove `load_balancer`"));
    }
  }

  private static void uses(Workload workload, Set<String> used) {
    workload.things().forEach(thing -> used.add(key(thing)));
    workload.mounts().forEach(mount -> used.add(key(ThingKind.VOLUMES, mount.volume())));
    workload.queues().forEach(queue -> used.add(key(ThingKind.QUEUES, queue.name())));
    for (Permission permission : workload.permissions()) {
      if (permission instanceof Permission.ToOwn to) {
        used.add(key(to.thing().kind(), to.thing().name()));
      } else if (permission instanceof Permission.Raw raw) {
        raw.resources().forEach(one -> one.value().things().forEach(thing -> used.add(key(thing))));
      }
    }
    for (Container container : workload.containers()) {
      if (container.image() instanceof Image.Reference image) {
        image.uri().value().things().forEach(thing -> used.add(key(thing)));
      } else if (container.image() instanceof Image.Built built
          && built.build().repository() instanceof Build.InStack own) {
        used.add(key(ThingKind.REPOSITORIES, own.name()));
      }
    }
  }

  private static String key(ThingReference thing) {
    return thing.kind() + "." + thing.name();
  }

  private static String key(ThingKind kind, String name) {
    return kind.word() + "." + name;
  }

  private static void check(
      boolean used, ThingKind kind, String name, Span span, Warnings warnings) {
    Diagnostic warning =
        Diagnostic.of(Code.NEVER_USED, "no workload uses the " + kind.one() + " `" + name + "`")
            .at(span);
    String help = kind.addedTo(name, ", for example,") + "a workload, or ";
    warnings.used(
        used,
        key(kind, name),
        warning.help(help + "remove the " + kind.one() + " `" + name + "`"),
        warning.help(
            help
                + "write `"
                + name
                + ":` without a value under `"
                + kind.word()
                + "` of this environment, which removes it there"));
  }
}
