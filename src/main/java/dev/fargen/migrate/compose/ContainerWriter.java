package dev.fargen.migrate.compose;

import dev.fargen.list.Lists;
import dev.fargen.migrate.draft.DraftList;
import dev.fargen.migrate.draft.DraftMap;
import dev.fargen.migrate.draft.DraftValue;
import dev.fargen.migrate.draft.Origin;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Writes what workloads and sidecars have alike: a container. */
final class ContainerWriter {

  private static final String IMAGE = "image";
  private static final String COMMAND = "command";
  private static final String ENTRYPOINT = "entrypoint";

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
    words(ENTRYPOINT);
    command();
    for (String key : SAME) {
      service
          .keys()
          .text(key)
          .ifPresent(text -> container.put(key, same(key, text), text.origin()));
    }
    new EnvironmentWriter(conversion, service, container, files.moved()).write();
    new SecretFileWriter(conversion, service, container).write();
    new HealthWriter(conversion, service, container, files.moved()).write();
    stop();
    ulimits();
    labels();
    capabilities();
  }

  private static DraftValue same(String key, ItemText text) {
    boolean words = key.equals("working_dir") || key.equals("user");
    return words
        ? DraftValue.text(Secrets.unmarked(text.written()))
        : DraftValue.bool(text.isTrue());
  }

  private void image() {
    if (service.isBuilt()) {
      new BuildWriter(conversion, service, container).write();
      service
          .keys()
          .get(IMAGE)
          .ifPresent(
              image ->
                  conversion
                      .report()
                      .converted(
                          image.origin(),
                          service.subject(IMAGE),
                          "the built image gets its name from its repository in ECR"));
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
    service
        .image()
        .flatMap(DataImage::of)
        .ifPresent(
            data ->
                conversion
                    .report()
                    .changed(
                        service.origin(IMAGE),
                        service.subject(IMAGE),
                        "stays a container with one task, which is stopped before another one starts; AWS has "
                            + data.service()
                            + ", which the spec can contain under `resources`"));
  }

  private void command() {
    if (files.copied().isEmpty()) {
      words(COMMAND);
      return;
    }
    StringBuilder line = new StringBuilder();
    files
        .copied()
        .forEach(
            (from, to) -> line.append("cp ").append(from).append(' ').append(to).append(" && "));
    List<String> words = Commands.words(service, COMMAND);
    boolean shell = words.size() == 3 && words.get(0).endsWith("sh") && words.get(1).equals("-c");
    if (shell) {
      line.append(rewritten(words.get(2), Optional.empty()));
    } else {
      line.append("exec ");
      line.append(
          words.isEmpty()
              ? FileMounts.command(service).orElse("")
              : rewritten(
                  String.join(" ", Lists.map(words, ContainerWriter::quoted)), Optional.empty()));
    }
    DraftList list = new DraftList();
    list.add(shell ? words.get(0) : "sh").add("-c").add(line.toString());
    container.put(COMMAND, list, origins(COMMAND));
  }

  private static String quoted(String word) {
    boolean plain = word.matches("[A-Za-z0-9_./:=@%+,$-]+");
    return plain ? word : "'" + word.replace("'", "'\\''") + "'";
  }

  private List<Origin> origins(String key) {
    return service.keys().get(key).map(item -> List.of(item.origin())).orElse(List.of());
  }

  private void words(String key) {
    Optional<Item> item = service.keys().get(key);
    if (item.isEmpty()) {
      return;
    }
    if (item.get() instanceof ItemText text) {
      if (text.isNull() || text.literal().isEmpty()) {
        conversion.report().converted(text.origin(), service.subject(key), "");
      } else if (Commands.isSimple(text.literal())) {
        container.put(key, rewritten(text.written(), Optional.empty()), text.origin());
      } else {
        DraftList list = new DraftList();
        for (String word : Commands.split(text.written())) {
          list.add(rewritten(word, Optional.empty()));
        }
        container.put(key, list, text.origin());
      }
      return;
    }
    DraftList list = new DraftList();
    Optional<String> option = Optional.empty();
    for (ItemText text : service.keys().texts(key)) {
      list.add(rewritten(text.written(), option), text.origin());
      option = Texts.option(text.literal());
    }
    if (!list.isEmpty()) {
      container.put(key, list, item.get().origin());
    }
  }

  private String rewritten(String given, Optional<String> option) {
    String text = given;
    for (Map.Entry<String, String> one : files.moved().entrySet()) {
      text = text.replace(one.getKey(), one.getValue());
    }
    Rewritten rewritten = conversion.rewriter().rewrite(service, option, text, false);
    if (rewritten.isSecret()) {
      for (Interpolated.Variable variable : variables()) {
        String secret = conversion.secrets().shared(variable.name());
        container.map("secrets").put(variable.name(), new DraftMap().put("secret", secret));
        conversion
            .report()
            .toDecide(
                service.origin(COMMAND),
                service.subject(COMMAND),
                "`"
                    + variable.name()
                    + "` is a secret and becomes a variable of the container: a shell must replace `$"
                    + variable.name()
                    + "` (`[sh, -c, …]`). Store it with "
                    + Secrets.stored(secret, "\"$" + variable.name() + "\""));
      }
    }
    return Secrets.unmarked(rewritten.text());
  }

  /** The secret variables of the command and the entry point. */
  private List<Interpolated.Variable> variables() {
    List<ItemText> texts = Lists.flatMap(List.of(COMMAND, ENTRYPOINT), service.keys()::texts);
    return Lists.distinct(
        Lists.filter(
            Lists.flatMap(texts, text -> text.text().variables()), Interpolated.Variable::secret));
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

  private void labels() {
    for (ItemMap labels : Route.labels(service)) {
      for (String name : labels.keys()) {
        Item label = labels.get(name).orElse(labels);
        String subject = service.subject("labels") + "." + name;
        boolean routes =
            name.endsWith(".rule")
                || name.endsWith(".loadbalancer.server.port")
                || name.equals("traefik.enable");
        if (!Route.isOfProxy(name)) {
          String value = label instanceof ItemText text ? Secrets.unmarked(text.written()) : "";
          container.map("labels", labels.origin()).put(name, value, label.origin());
        } else if (name.contains(".middlewares") && name.startsWith("traefik.http.middlewares.")) {
          conversion
              .report()
              .refused(
                  label.origin(),
                  subject,
                  "nothing reads labels on AWS; the load balancer has `rewrite`, `auth`, `allowed_sources` and `sticky` under `http`");
        } else if (name.startsWith("traefik.http.") && routes || name.equals("traefik.enable")) {
          conversion
              .report()
              .converted(label.origin(), subject, "`http` of the workload says the same");
        } else if (name.startsWith("traefik.tcp.") || name.startsWith("traefik.udp.")) {
          conversion
              .report()
              .refused(
                  label.origin(),
                  subject,
                  "nothing reads labels on AWS; write `nlb` in the workload");
        } else if (name.startsWith("caddy")) {
          conversion
              .report()
              .refused(
                  label.origin(),
                  subject,
                  "nothing reads labels on AWS; write `http: {host: …}` in the workload");
        } else {
          conversion
              .report()
              .ignored(
                  label.origin(),
                  subject,
                  "the load balancer of the stack has its listeners and certificates at one place, `load_balancer`");
        }
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
                "Fargate adds no capability but SYS_PTRACE; a program that needs it runs on ECS with EC2 instances");
      }
    }
  }
}
