package dev.fargen.migrate.compose;

import dev.fargen.cfn.Scalar;
import dev.fargen.list.Lists;
import dev.fargen.migrate.draft.DraftList;
import dev.fargen.migrate.draft.DraftMap;
import dev.fargen.migrate.draft.Origin;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Writes a service and its sidecars as a workload. */
final class WorkloadWriter {

  private static final String DEPENDS_ON = "depends_on";
  private static final String VOLUMES = "volumes";

  private final Conversion conversion;
  private final LinkPlan links;
  private final Map<String, String> configs;
  private final Set<Integer> listeners = new HashSet<>();

  /**
   * @param configs the configs of the spec by what they are made of
   */
  WorkloadWriter(Conversion conversion, LinkPlan links, Map<String, String> configs) {
    this.conversion = conversion;
    this.links = links;
    this.configs = configs;
  }

  void write(Service service) {
    DraftMap workload = new DraftMap();
    conversion.spec().map("workloads").put(service.id(), workload, service.origin());
    List<Service> sidecars = conversion.application().sidecars(service);
    boolean manual = conversion.application().isManual(service);
    new ContainerWriter(conversion, service, workload, configs).write();
    platform(service, workload);
    new SizeWriter(conversion, workload)
        .write(service, sidecars, links.isLinked(service) && !manual);
    if (manual) {
      workload.put("run", "manual");
      new Networks(conversion).write(List.of(service), workload);
      conversion
          .report()
          .changed(
              service.origin(),
              "services." + service.name(),
              (conversion.application().isAwaited(service)
                      ? "several services wait until it has ended. It becomes a task that nothing"
                          + " starts: run `fargen run "
                      : "it does its work and ends, and a service would start it again. It becomes"
                          + " a task that nothing starts: run `fargen run ")
                  + service.id()
                  + "` before others need it, such as after each deployment");
    } else {
      DoorWriter doors = new DoorWriter(conversion, listeners);
      Set<Integer> taken = new HashSet<>();
      doors.ports(service, workload, taken);
      List<Service> all = new ArrayList<>(List.of(service));
      all.addAll(sidecars);
      new DeployWriter(conversion, service, workload).write();
      for (Service sidecar : sidecars) {
        sidecar(sidecar, workload, doors, taken);
      }
      doors.doors(all, workload);
      new Networks(conversion).write(all, workload);
      store(service, workload);
      if (service.data().isEmpty()) {
        oneWriter(all, workload);
      }
      all.forEach(this::files);
    }
    links(service, workload);
    needs(service, service, workload);
    Keys.note(service, false, conversion.report());
    Optional<Item> restart = service.keys().get("restart").filter(item -> manual);
    if (restart.isPresent()) {
      conversion.report().withdraw(restart.get().origin());
      conversion.report().converted(restart.get().origin(), service.subject("restart"), "");
    }
  }

  private void platform(Service service, DraftMap workload) {
    Optional<ItemText> platform = service.keys().text("platform");
    if (platform.isEmpty()) {
      return;
    }
    String name = platform.get().literal();
    Origin origin = platform.get().origin();
    if (name.startsWith("linux/arm64") || name.equals("linux/aarch64")) {
      workload.put("platform", "linux/arm64", origin);
    } else if (name.equals("linux/amd64") || name.equals("linux") || name.equals("linux/x86_64")) {
      conversion.report().converted(origin, service.subject("platform"), "");
    } else {
      conversion
          .report()
          .refused(
              origin,
              service.subject("platform"),
              "Fargate runs linux/amd64 and linux/arm64: build the image for one of them");
    }
  }

  private void sidecar(Service service, DraftMap workload, DoorWriter doors, Set<Integer> taken) {
    DraftMap sidecar = new DraftMap();
    workload.map("sidecars").put(service.id(), sidecar, service.origin());
    new ContainerWriter(conversion, service, sidecar, configs).write();
    boolean ends = conversion.application().ends(service);
    if (!ends) {
      doors.ports(service, sidecar, taken);
    }
    int tasks = DeployWriter.tasks(conversion.application().host(service));
    if (ends && tasks > 1) {
      conversion
          .report()
          .changed(
              service.origin(),
              "services." + service.name(),
              "Compose runs it once, but each of the "
                  + tasks
                  + " tasks runs it when it starts. If it must not run twice at the same time, make"
                  + " it a workload with `run: manual` and run `fargen run "
                  + service.id()
                  + "`, or write `count: 1`");
    }
    limit(service, sidecar);
    needs(service, conversion.application().host(service), sidecar);
    Optional<ItemText> restart = service.keys().text("restart");
    boolean restarts =
        restart
            .filter(text -> text.literal().matches("always|unless-stopped|on-failure.*"))
            .isPresent();
    if (restarts && !ends) {
      String policy = Normal.before(restart.get().literal(), ':');
      sidecar.put("restart", policy, restart.get().origin());
    }
    platform(service, new DraftMap());
    service
        .keys()
        .get("deploy")
        .ifPresent(
            deploy ->
                conversion
                    .report()
                    .converted(
                        deploy.origin(),
                        service.subject("deploy"),
                        "a task has one container of it"));
    Keys.note(service, true, conversion.report());
  }

  private static void limit(Service service, DraftMap sidecar) {
    Optional<ItemText> limit =
        service
            .keys()
            .map("deploy")
            .flatMap(deploy -> deploy.map("resources"))
            .flatMap(resources -> resources.map("limits"))
            .flatMap(limits -> limits.text("memory"))
            .or(() -> service.keys().text("mem_limit"));
    limit
        .flatMap(text -> Numbers.mebibytes(text.literal()))
        .filter(memory -> memory > 0)
        .ifPresent(memory -> sidecar.put("memory", Math.max(6, memory)));
  }

  /** A store runs one task, since two would use the same files. */
  private void store(Service service, DraftMap workload) {
    Optional<DataImage> data = service.data();
    if (data.isEmpty()) {
      return;
    }
    if (!links.isServer(service)) {
      conversion
          .report()
          .toDecide(
              service.origin(),
              "services." + service.name(),
              "no variable or file of a workload names it, so none can connect to it: write `links: ["
                  + service.id()
                  + "]` in those that do");
    }
    if (workload.has(VOLUMES)) {
      workload.put("deployment", new DraftMap().put("min_healthy", 0).put("max", 100));
      workload.comment("deployment", "Two tasks must not use the same files.");
      boolean rabbit =
          service
              .image()
              .or(service::base)
              .filter(image -> image.repository().contains("rabbitmq"))
              .isPresent();
      if (rabbit && !workload.map("environment").has("RABBITMQ_NODENAME")) {
        workload.map("environment").put("RABBITMQ_NODENAME", "rabbit@localhost");
      }
    } else {
      conversion
          .report()
          .toDecide(
              service.origin(),
              "services." + service.name(),
              "its data is lost when the task is replaced, as it has no volume with a name");
    }
  }

  /**
   * Programs such as Gitea lock their files, and a second task on them does not start; as in
   * Compose, the first one is stopped before.
   */
  private void oneWriter(List<Service> containers, DraftMap workload) {
    if (workload.has("count") || !isWriter(workload)) {
      return;
    }
    workload.put("deployment", new DraftMap().put("min_healthy", 0).put("max", 100));
    workload.comment(
        "deployment", "As in Compose, a task is stopped before another one uses its files.");
    conversion
        .report()
        .remark(
            "the task of `"
                + containers.get(0).id()
                + "` is stopped before another one starts, since both would write to the same"
                + " files: remove `deployment` there if the program allows it");
  }

  private static boolean isWriter(DraftMap container) {
    boolean writes = false;
    for (DraftList.Item mount : container.list(VOLUMES).items()) {
      writes |=
          !(mount.draft().value() instanceof Scalar scalar && scalar.asText().endsWith(":ro"));
    }
    if (container.list(VOLUMES).isEmpty()) {
      container.remove(VOLUMES);
    }
    for (DraftMap.Entry sidecar :
        container.getMap("sidecars").map(DraftMap::entries).orElse(List.of())) {
      writes |= sidecar.draft() instanceof DraftMap map && isWriter(map);
    }
    return writes;
  }

  /** Compose keeps the volume without a name that an image declares. */
  private void files(Service service) {
    Optional<String> path = service.image().flatMap(KnownImage::files);
    boolean mounted =
        path.isEmpty()
            || Lists.any(
                service.keys().list(VOLUMES),
                item ->
                    Mount.of(item)
                        .filter(
                            mount ->
                                mount.target().startsWith(path.get())
                                    || path.get().startsWith(mount.target() + "/"))
                        .isPresent());
    if (!mounted) {
      conversion
          .report()
          .changed(
              service.origin("image"),
              service.subject("image"),
              "what it writes to `"
                  + path.get()
                  + "` is lost when the task is replaced, as at each deployment: mount a volume"
                  + " there");
    }
  }

  private void links(Service service, DraftMap workload) {
    unknownPorts(service);
    Map<String, List<Origin>> all = links.of(service);
    if (all.isEmpty()) {
      return;
    }
    DraftList list = workload.list("links");
    all.forEach((link, origins) -> list.add(link, origins.toArray(Origin[]::new)));
  }

  /** Services that it names, and of which nothing says which port they listen on. */
  private void unknownPorts(Service service) {
    Set<String> told = new HashSet<>();
    for (Rewritten.Mention mention : conversion.ports().calls(service)) {
      Service other = mention.service();
      boolean waits =
          service.keys().map(DEPENDS_ON).flatMap(on -> on.get(other.name())).isPresent();
      boolean ends = conversion.application().ends(other);
      if (conversion.ports().tcp(other).isEmpty() && !waits && !ends && told.add(other.name())) {
        conversion
            .report()
            .toDecide(
                service.origin(),
                "services." + service.name(),
                "it calls `"
                    + other.name()
                    + "`, and nothing says which port that listens on: write `port` in `"
                    + other.id()
                    + "`, and `links: ["
                    + other.id()
                    + "]` here");
      }
    }
  }

  /** What a container waits for. */
  private void needs(Service service, Service host, DraftMap container) {
    Optional<ItemMap> needs = service.keys().map(DEPENDS_ON);
    if (needs.isEmpty()) {
      return;
    }
    Application application = conversion.application();
    conversion.report().converted(needs.get().origin(), service.subject(DEPENDS_ON), "");
    DraftMap inTask = new DraftMap();
    for (String name : needs.get().keys()) {
      Optional<Service> other = application.service(name);
      Item need = needs.get().get(name).orElse(needs.get());
      String subject = service.subject(DEPENDS_ON) + "." + name;
      if (other.isEmpty()) {
        boolean off =
            conversion.file().map("services").filter(all -> all.get(name).isPresent()).isPresent();
        if (off) {
          conversion.report().ignored(need.origin(), subject, "the service is not imported");
        } else {
          conversion
              .report()
              .refused(
                  need.origin(), subject, "there is no such service, and Compose refuses the file");
        }
      } else if (waits(other.get(), service.name(), new HashSet<>())) {
        conversion
            .report()
            .refused(
                need.origin(), subject, "the services wait for each other, and Compose refuses it");
      } else if (!application.isContainer(other.get())) {
        conversion
            .report()
            .converted(need.origin(), subject, "the service is created after what it names");
      } else if (application.host(other.get()).name().equals(host.name())) {
        inTask.put(other.get().id(), condition(need, other.get()), need.origin());
      } else if (application.isManual(other.get())) {
        conversion
            .report()
            .changed(
                need.origin(),
                subject,
                "nothing waits for it: run `fargen run " + other.get().id() + "` first");
      } else if (application.ends(other.get())) {
        conversion
            .report()
            .converted(
                need.origin(),
                subject,
                "a sidecar of `" + application.host(other.get()).id() + "`, which ends");
      } else if (conversion.ports().tcp(other.get()).isEmpty()) {
        conversion
            .report()
            .toDecide(
                need.origin(),
                subject,
                "nothing says which port `"
                    + name
                    + "` listens on: if `"
                    + service.name()
                    + "` calls it, write `port` in `"
                    + other.get().id()
                    + "`, and `links: ["
                    + other.get().id()
                    + "]`");
      }
    }
    boolean main = service.name().equals(host.name());
    for (Map.Entry<String, Origin> order :
        main ? links.after(service).entrySet() : Map.<String, Origin>of().entrySet()) {
      inTask.put(order.getKey(), "started", order.getValue());
    }
    if (!inTask.isEmpty()) {
      container.put(DEPENDS_ON, inTask);
    }
  }

  private boolean waits(Service service, String name, Set<String> seen) {
    boolean waits = false;
    ItemMap needs = service.keys().map(DEPENDS_ON).orElse(ItemMap.empty(service.origin()));
    for (String need : needs.keys()) {
      Optional<Service> next = conversion.application().service(need).filter(one -> seen.add(need));
      waits |= need.equals(name) || next.filter(one -> waits(one, name, seen)).isPresent();
    }
    return waits;
  }

  private static String condition(Item need, Service other) {
    String condition = need instanceof ItemMap map ? map.literal("condition") : "";
    boolean checked = HealthWriter.of(other).isPresent();
    return switch (condition) {
      case "service_healthy" -> checked ? "healthy" : "started";
      case "service_completed_successfully" -> "success";
      default -> "started";
    };
  }
}
