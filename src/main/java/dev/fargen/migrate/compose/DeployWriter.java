package dev.fargen.migrate.compose;

import dev.fargen.migrate.draft.DraftMap;
import dev.fargen.migrate.draft.Origin;
import java.util.List;
import java.util.Optional;

/** Writes how many tasks a service has, and notes the rest of {@code deploy}. */
final class DeployWriter {

  private static final String DEPLOY = "deploy";
  private static final List<String> PLACES =
      List.of("placement", "endpoint_mode", "rollback_config");

  private final Conversion conversion;
  private final Service service;
  private final DraftMap workload;

  DeployWriter(Conversion conversion, Service service, DraftMap workload) {
    this.conversion = conversion;
    this.service = service;
    this.workload = workload;
  }

  void write() {
    Optional<ItemMap> deploy = service.keys().map(DEPLOY);
    boolean both = deploy.flatMap(map -> map.text("replicas")).isPresent();
    Optional<ItemText> scale = service.keys().text("scale");
    if (scale.isPresent() && both) {
      conversion
          .report()
          .ignored(scale.get().origin(), service.subject("scale"), "`deploy.replicas` says it");
    } else {
      scale.ifPresent(this::count);
    }
    if (deploy.isEmpty()) {
      return;
    }
    deploy.get().text("replicas").ifPresent(this::count);
    for (String key : deploy.get().keys()) {
      Item item = deploy.get().get(key).orElse(deploy.get());
      String subject = service.subject(DEPLOY) + "." + key;
      Origin origin = item.origin();
      if (PLACES.contains(key)) {
        conversion
            .report()
            .ignored(
                origin,
                subject,
                "Fargate has no machines to place tasks on; ECS rolls a failed deployment back");
      } else if (key.equals("mode")) {
        boolean global = item instanceof ItemText text && text.literal().startsWith("global");
        if (global) {
          conversion
              .report()
              .changed(
                  origin,
                  subject,
                  "one task: Fargate has no machines that each need one; write `count` for more");
        } else {
          conversion.report().converted(origin, subject, "");
        }
      } else if (key.equals("restart_policy")) {
        conversion
            .report()
            .ignored(origin, subject, "ECS starts a new task when a container of one has exited");
      } else if (key.equals("update_config")) {
        conversion
            .report()
            .ignored(
                origin,
                subject,
                "ECS starts new tasks before it stops old ones, and rolls a failed deployment back;"
                    + " `deployment` changes it");
      } else if (key.equals("resources")) {
        resources(item, subject);
      }
    }
  }

  private void resources(Item item, String subject) {
    if (!(item instanceof ItemMap map)) {
      return;
    }
    for (String kind : map.keys()) {
      ItemMap amounts = map.map(kind).orElse(ItemMap.empty(map.origin()));
      for (String key : amounts.keys()) {
        Item amount = amounts.get(key).orElse(amounts);
        String name = subject + "." + kind + "." + key;
        if (key.equals("pids")) {
          conversion
              .report()
              .ignored(amount.origin(), name, "`cpu` and `memory` are the limits of a task");
        } else if (key.equals("devices") || key.equals("generic_resources")) {
          conversion
              .report()
              .refused(
                  amount.origin(),
                  name,
                  "Fargate has no GPUs and other devices; use ECS with EC2 instances, or AWS"
                      + " Batch");
        }
      }
    }
  }

  /** How many tasks the service has. */
  static int tasks(Service service) {
    Optional<ItemText> replicas =
        service.keys().map(DEPLOY).flatMap(deploy -> deploy.text("replicas"));
    return replicas
        .or(() -> service.keys().text("scale"))
        .flatMap(text -> Numbers.whole(text.literal()))
        .orElse(1);
  }

  private void count(ItemText text) {
    Optional<Integer> count = Numbers.whole(text.literal());
    boolean store = service.data().isPresent();
    if (count.isEmpty()) {
      conversion
          .report()
          .toDecide(
              text.origin(), service.subject("deploy.replicas"), "it has no value: write `count`");
    } else if (store && count.get() > 1) {
      conversion
          .report()
          .changed(
              text.origin(),
              service.subject("deploy.replicas"),
              "one task: tasks of a service do not form a cluster of stores by themselves");
    } else if (count.get() == 1) {
      conversion.report().converted(text.origin(), service.subject("deploy.replicas"), "");
    } else {
      workload.put("count", count.get(), text.origin());
    }
  }
}
