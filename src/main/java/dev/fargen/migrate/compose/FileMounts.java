package dev.fargen.migrate.compose;

import dev.fargen.migrate.LegalName;
import dev.fargen.migrate.StoredSecret;
import dev.fargen.migrate.draft.DraftMap;
import dev.fargen.migrate.draft.DraftValue;
import dev.fargen.migrate.draft.Origin;
import dev.fargen.spec.containers.NeededDirectories;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Writes the files that a container gets: {@code configs} of the spec and of the container. */
final class FileMounts {

  private static final String CONFIGS = "configs";
  private static final String ELSEWHERE = "/run/configs/";
  private static final String PRIVATE_KEY = "PRIVATE KEY-----";

  /** The command of images whose entry point starts any command. */
  private static final Map<String, String> COMMANDS =
      Map.of("nginx", "/docker-entrypoint.sh nginx -g 'daemon off;'", "httpd", "httpd-foreground");

  private final Conversion conversion;
  private final Service service;
  private final DraftMap container;
  private final Map<String, String> moved = new LinkedHashMap<>();
  private final Map<String, String> copied = new LinkedHashMap<>();
  private final Map<String, String> names;

  /**
   * @param names the configs of the spec by what they are made of; the same for all services
   */
  FileMounts(
      Conversion conversion, Service service, DraftMap container, Map<String, String> names) {
    this.conversion = conversion;
    this.service = service;
    this.container = container;
    this.names = names;
  }

  /** Files that are mounted elsewhere, by the paths that the service knows. */
  Map<String, String> moved() {
    return moved;
  }

  /** Files that the command copies to the paths that the service knows. */
  Map<String, String> copied() {
    return copied;
  }

  /** The command of the image, where it is known and any other one can be started. */
  static Optional<String> command(Service service) {
    return service.image().map(ImageName::repository).map(COMMANDS::get);
  }

  /**
   * A file of the directory.
   *
   * @param path relative to the directory that fargen runs in
   */
  void file(String path, String target, Item item, String subject) {
    Optional<String> place = place(target, item.origin(), subject);
    if (place.isEmpty()) {
      return;
    }
    Optional<String> text = conversion.sources().text(path).text();
    if (isSecret(path, text.orElse(""))) {
      secret(path, place.get(), item, subject);
      return;
    }
    String name = names.computeIfAbsent(path, one -> free(LegalName.thing(stem(Paths.file(one)))));
    DraftMap configs = conversion.spec().map(CONFIGS);
    if (!configs.has(name)) {
      DraftMap config = new DraftMap();
      configs.put(name, config);
      String written = Interpolated.escaped(text.orElse(""));
      String rewritten =
          conversion.rewriter().rewrite(service, Optional.empty(), written, false).text();
      if (text.isEmpty()) {
        config.put("content", "");
        configs.comment(
            name,
            "`" + path + "` was not there: write its text, or `file:` in place of `content:`.");
        conversion
            .report()
            .toDecide(
                item.origin(),
                subject,
                "`" + path + "` is not there: write its text to `configs." + name + ".content`");
      } else if (rewritten.equals(written)) {
        config.put("file", conversion.options().inSpec(path));
      } else {
        config.put("content", rewritten);
        conversion
            .report()
            .converted(item.origin(), subject, "its text is in the spec, with the new addresses");
      }
    }
    mount(name, place.get(), "", item.origin());
  }

  /** A private key, or a file of passwords. */
  private static boolean isSecret(String path, String text) {
    return text.contains(PRIVATE_KEY) || Paths.file(path).endsWith("htpasswd");
  }

  private void secret(String path, String target, Item item, String subject) {
    String stored = conversion.secrets().shared(Paths.file(path));
    DraftMap secret = new DraftMap().put("secret", stored).put("target", target);
    container.map("secrets").put(Secrets.variable(Paths.file(path)), secret, item.origin());
    if (conversion.secrets().isNews(stored)) {
      conversion
          .report()
          .secret(
              item.origin(),
              subject,
              "not written to the spec: store the file with "
                  + StoredSecret.command(stored, "file://" + path));
    }
  }

  /** A config at the top of the Compose file. */
  void config(String name, String target, String mode, Item item, String subject) {
    ItemMap definition =
        conversion
            .file()
            .map(CONFIGS)
            .flatMap(all -> all.map(name))
            .orElse(ItemMap.empty(item.origin()));
    Optional<ItemText> file = definition.text("file");
    if (file.isPresent()) {
      file(conversion.path(file.get(), file.get().literal()), target, item, subject);
      return;
    }
    Optional<String> place = place(target, item.origin(), subject);
    if (place.isEmpty()) {
      return;
    }
    String id = names.computeIfAbsent(CONFIGS + ":" + name, one -> free(LegalName.thing(name)));
    DraftMap configs = conversion.spec().map(CONFIGS);
    if (!configs.has(id)) {
      DraftMap config = new DraftMap();
      configs.put(id, config, conversion.origin(CONFIGS, name));
      content(definition, config, configs, id);
    }
    mount(id, place.get(), mode, item.origin());
  }

  private void content(ItemMap definition, DraftMap config, DraftMap configs, String id) {
    Optional<ItemText> content = definition.text("content");
    if (content.isPresent()) {
      String text =
          conversion
              .rewriter()
              .rewrite(service, Optional.empty(), content.get().written(), false)
              .text();
      config.put("content", Secrets.unmarked(text), content.get().origin());
      return;
    }
    String variable = definition.literal("environment");
    if (!variable.isEmpty()) {
      Item item = definition.get("environment").orElse(definition);
      Interpolated text =
          Interpolation.of("${" + variable + "}", conversion.variables(), item.origin());
      config.put("content", Secrets.unmarked(text.written()), item.origin());
      return;
    }
    config.put("content", "");
    configs.comment(id, "Compose does not create this config: write its text.");
    conversion
        .report()
        .toDecide(
            definition.origin(),
            CONFIGS + "." + id,
            "Compose does not create this config: write its text");
  }

  private void mount(String name, String target, String mode, Origin origin) {
    DraftMap mount = new DraftMap().put("source", name).put("target", target);
    if (!mode.isEmpty()) {
      mount.put("mode", DraftValue.text(mode));
    }
    container.list(CONFIGS).add(mount, origin);
  }

  private String free(String name) {
    String other = service.id() + "-" + name;
    return names.containsValue(name) ? names.containsValue(other) ? other + "-2" : other : name;
  }

  private static String stem(String file) {
    String name = file.startsWith(".") ? file.substring(1) : file;
    int dot = name.indexOf('.');
    return dot < 1 ? name : name.substring(0, dot);
  }

  /** Where the file is mounted: a mount hides the other files of the directory. */
  private Optional<String> place(String target, Origin origin, String subject) {
    String directory = Paths.parent(target).equals("/") ? "" : Paths.parent(target);
    boolean needed = NeededDirectories.has(directory);
    if (!target.startsWith("/")) {
      conversion.report().refused(origin, subject, "`" + target + "` is no absolute path");
      return Optional.empty();
    }
    if (!needed && !Directories.isShared(directory)) {
      return Optional.of(target);
    }
    String elsewhere = ELSEWHERE + Paths.file(target);
    if (isNamed(target)) {
      moved.put(target, elsewhere);
      conversion
          .report()
          .converted(
              origin,
              subject,
              "mounted as `" + elsewhere + "`: a mount would hide all of `" + directory + "`");
      return Optional.of(elsewhere);
    }
    if (command(service).isPresent() && service.keys().get("entrypoint").isEmpty()) {
      copied.put(elsewhere, target);
      conversion
          .report()
          .converted(
              origin,
              subject,
              "mounted as `"
                  + elsewhere
                  + "`, and the command copies it: a mount would hide all of `"
                  + directory
                  + "`");
      return Optional.of(elsewhere);
    }
    if (needed) {
      conversion
          .report()
          .refused(
              origin,
              subject,
              "Fargate mounts directories only, and one at `"
                  + (directory.isEmpty() ? "/" : directory)
                  + "` would hide what the image needs; "
                  + (service.isBuilt()
                      ? "copy the file in the Dockerfile: `COPY … " + target + "`"
                      : "copy the file in a Dockerfile (`FROM "
                          + service.keys().literal("image")
                          + "`, `COPY … "
                          + target
                          + "`) and write `build`"));
      return Optional.empty();
    }
    conversion
        .report()
        .changed(
            origin,
            subject,
            "Fargate mounts directories only: the other files of the image in `"
                + directory
                + "` are hidden. If the program needs them, copy the file in a Dockerfile");
    return Optional.of(target);
  }

  private boolean isNamed(String target) {
    boolean named = false;
    for (Texts.Named text : conversion.texts().of(service)) {
      named |= text.text().contains(target);
    }
    return named;
  }

  /** The names of configs of a spec. */
  static Map<String, String> names() {
    return new HashMap<>();
  }
}
