package dev.fargen.migrate.compose;

import dev.fargen.migrate.draft.DraftMap;
import dev.fargen.migrate.draft.DraftValue;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Writes what workloads and sidecars have alike: a container. */
final class ContainerWriter {

  private static final String IMAGE = "image";

  /** Keys that a spec has too, with the same values. */
  private static final List<String> SAME =
      List.of("working_dir", "user", "read_only", "init", "tty", "stdin_open");

  private static final int LONGEST_STOP = 120;

  private final Conversion conversion;
  private final Service service;
  private final DraftMap container;
  private final FileMounts files;

  ContainerWriter(
      Conversion conversion, Service service, DraftMap container, Map<String, String> configs) {
    this.conversion = conversion;
    this.service = service;
    this.container = container;
    this.files = new FileMounts(conversion, service, container, configs);
  }

  void write() {
    image();
    new MountWriter(conversion, service, container, files).write();
    new CommandWriter(conversion, service, container, files).write();
    for (String key : SAME) {
      service.keys().text(key).ifPresent(text -> same(key, text));
    }
    EnvironmentWriter variables =
        new EnvironmentWriter(conversion, service, container, files.moved());
    variables.write();
    new SecretFileWriter(conversion, service, container).write();
    variables.unnamed();
    new HealthWriter(conversion, service, container, files.moved()).write();
    stop();
    ulimits();
    new LabelWriter(conversion, service, container).write();
    capabilities();
  }

  private void same(String key, ItemText text) {
    boolean words = key.equals("working_dir") || key.equals("user");
    if (words) {
      container.put(key, DraftValue.text(Secrets.unmarked(text.written())), text.origin());
    } else if (text.isTrue()) {
      container.put(key, true, text.origin());
    } else {
      conversion.report().converted(text.origin(), service.subject(key), "");
    }
  }

  private void image() {
    if (service.isBuilt()) {
      new BuildWriter(conversion, service, container).write();
      service
          .keys()
          .get(IMAGE)
          .filter(image -> container.has("build"))
          .ifPresent(
              image ->
                  conversion
                      .report()
                      .converted(
                          image.origin(),
                          service.subject(IMAGE),
                          "the built image gets its name from its repository in ECR"));
      store("build");
      return;
    }
    Optional<ItemText> image = service.keys().text(IMAGE);
    if (image.isPresent()) {
      container.put(
          IMAGE, DraftValue.text(Secrets.unmarked(image.get().written())), image.get().origin());
    } else {
      container.put(
          IMAGE, "${" + conversion.variables().parameterOf(service.id() + "-image") + "}");
      conversion
          .report()
          .toDecide(
              service.origin(), service.subject(IMAGE), "the service has no image: write one");
    }
    store(IMAGE);
  }

  private void store(String key) {
    service
        .data()
        .ifPresent(
            data ->
                conversion
                    .report()
                    .changed(
                        service.origin(key),
                        service.subject(key),
                        "stays a container with one task, which is stopped before another one"
                            + " starts; AWS has "
                            + data.service()));
  }

  private void stop() {
    Optional<ItemText> grace = service.keys().text("stop_grace_period");
    if (grace.isPresent()) {
      double given = Numbers.seconds(grace.get().literal()).orElse(30.0);
      long seconds = Math.max(2, Math.min(LONGEST_STOP, Math.round(given)));
      container.put("stop_grace_period", Numbers.duration(seconds), grace.get().origin());
      if (seconds != given) {
        conversion
            .report()
            .changed(
                grace.get().origin(),
                service.subject("stop_grace_period"),
                "`" + Numbers.duration(seconds) + "`: Fargate allows 2 seconds to 2 minutes");
      }
    }
    Optional<ItemText> signal = service.keys().text("stop_signal");
    if (signal.isPresent()) {
      boolean usual = signal.get().literal().matches("(SIG)?TERM|15");
      if (usual) {
        conversion.report().converted(signal.get().origin(), service.subject("stop_signal"), "");
      } else {
        conversion
            .report()
            .changed(
                signal.get().origin(),
                service.subject("stop_signal"),
                "ECS sends the STOPSIGNAL of the image, else SIGTERM: write `STOPSIGNAL "
                    + signal.get().literal()
                    + "` in the Dockerfile");
      }
    }
  }

  private void ulimits() {
    Optional<ItemMap> limits = service.keys().map("ulimits");
    if (limits.isEmpty()) {
      return;
    }
    DraftMap draft = container.map("ulimits", limits.get().origin());
    for (String name : limits.get().keys()) {
      Item limit = limits.get().get(name).orElse(limits.get());
      if (limit instanceof ItemMap both) {
        DraftMap pair = draft.map(name, limit.origin());
        for (String key : List.of("soft", "hard")) {
          both.text(key).ifPresent(text -> pair.put(key, text.draft(), text.origin()));
        }
      } else if (limit instanceof ItemText text) {
        draft.put(name, text.draft(), text.origin());
      }
    }
  }

  private void capabilities() {
    for (ItemText text : service.keys().texts("cap_add")) {
      String name = text.literal().toUpperCase(Locale.ROOT).replaceFirst("^CAP_", "");
      String subject = service.subject("cap_add") + "[" + name + "]";
      if (name.equals("SYS_PTRACE")) {
        container.list("cap_add", service.origin("cap_add")).add(name, text.origin());
      } else if (Keys.GIVEN.contains(name)) {
        conversion.report().converted(text.origin(), subject, "containers have it anyway");
      } else {
        conversion
            .report()
            .refused(
                text.origin(),
                subject,
                "Fargate adds no capability but SYS_PTRACE; a program that needs it runs on ECS"
                    + " with EC2 instances");
      }
    }
  }
}
