package dev.fargen.check.environments;

import dev.fargen.check.rule.WarningRule;
import dev.fargen.check.rule.Warnings;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Span;
import dev.fargen.spec.form.Text.ThingReference;
import dev.fargen.workload.balancing.LoadBalancer;
import dev.fargen.workload.containers.Build;
import dev.fargen.workload.containers.Container;
import dev.fargen.workload.containers.Image;
import dev.fargen.workload.data.Database;
import dev.fargen.workload.data.Volume;
import dev.fargen.workload.environment.ThingKind;
import dev.fargen.workload.messaging.Queue;
import dev.fargen.workload.permissions.Permission;
import dev.fargen.workload.repositories.Repository;
import dev.fargen.workload.services.Workload;
import dev.fargen.workload.stack.Stack;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** What no workload uses costs all the same; it may be meant for others, so this is a warning. */
public final class NeverUsedRule implements WarningRule {

  @Override
  public void check(Stack stack, Warnings warnings) {
    Set<String> used = new LinkedHashSet<>();
    stack.workloads().forEach(workload -> uses(workload, used));
    loadBalancer(stack, warnings);
    for (Volume volume : stack.stores().volumes()) {
      if (!stack.uses(volume)) {
        warn("volume", volume.name(), volume.span(), "volumes: [\"%s:/data\"]", warnings);
      }
    }
    for (Database database : stack.stores().databases()) {
      if (!used.contains("databases." + database.name())) {
        String use = "environment: {DB_HOST: \"${databases.%s.host}\"}";
        warn("database", database.name(), database.span(), use, warnings);
      }
    }
    for (Queue queue : stack.stores().queues()) {
      if (!used.contains("queues." + queue.name()) && stack.additions().resources().isEmpty()) {
        String use = "permissions: [{queue: %s, access: send}]";
        warn("queue", queue.name(), queue.span(), use, warnings);
      }
    }
    for (Repository repository : stack.repositories().own()) {
      if (!repository.implied() && !used.contains("repositories." + repository.name())) {
        String use = "image: ${repositories.%s}:1.0.0";
        warn("repository", repository.name(), repository.span(), use, warnings);
      }
    }
  }

  /** One that the stack makes may stand there for other specs. */
  private static void loadBalancer(Stack stack, Warnings warnings) {
    Optional<LoadBalancer> balancer = stack.base().loadBalancer();
    boolean others = balancer.orElse(null) instanceof LoadBalancer.Created;
    if (balancer.isPresent() && !others && !stack.hasHttp()) {
      warnings.report(
          Diagnostic.of(Code.NEVER_USED, "no workload stands behind the load balancer")
              .at(balancer.get().span().first(1))
              .help("write `http: {path: /}` in a workload, or take it away"));
    }
  }

  private static void uses(Workload workload, Set<String> used) {
    workload.things().forEach(thing -> used.add(key(thing)));
    workload.queue().ifPresent(queue -> used.add("queues." + queue.name()));
    for (Permission permission : workload.permissions()) {
      if (permission instanceof Permission.ToQueue to) {
        used.add("queues." + to.queue().name());
      }
    }
    for (Container container : workload.containers()) {
      if (container.image() instanceof Image.Reference image) {
        image.uri().value().things().forEach(thing -> used.add(key(thing)));
      } else if (container.image() instanceof Image.Built built
          && built.build().repository() instanceof Build.InStack own) {
        used.add(ThingKind.REPOSITORIES.word() + "." + own.name());
      }
    }
  }

  private static String key(ThingReference thing) {
    return thing.kind() + "." + thing.name();
  }

  private static void warn(String what, String name, Span span, String use, Warnings warnings) {
    warnings.report(
        Diagnostic.of(Code.NEVER_USED, "no workload uses the " + what + " `" + name + "`")
            .at(span)
            .help("write `" + use.formatted(name) + "` in a workload, or take it away"));
  }
}
