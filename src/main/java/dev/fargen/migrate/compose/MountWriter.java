package dev.fargen.migrate.compose;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.fargen.list.Lists;
import dev.fargen.migrate.LegalName;
import dev.fargen.migrate.draft.DraftMap;
import dev.fargen.migrate.draft.Origin;
import dev.fargen.spec.containers.NeededDirectories;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Writes what a container mounts: volumes, files and directories of the host, and tmpfs. */
final class MountWriter {

  private static final String VOLUMES = "volumes";

  /** The most files of a directory that become configs, and the bytes that they have. */
  private static final int MOST_FILES = 12;

  private static final int MOST_BYTES = 24 * 1024;

  /** Images without an application: with them, Compose mounts the source code. */
  private static final List<String> RUNTIMES =
      List.of(
          "node",
          "python",
          "ruby",
          "php",
          "golang",
          "openjdk",
          "eclipse-temurin",
          "rust",
          "maven",
          "gradle",
          "composer",
          "oven/bun",
          "denoland/deno",
          "amazoncorretto",
          "perl",
          "elixir",
          "dotnet/sdk",
          "alpine",
          "ubuntu",
          "debian",
          "busybox");

  private static final List<String> KEEPERS = List.of(".gitkeep", ".keep", ".gitignore");

  private final Conversion conversion;
  private final Service service;
  private final DraftMap container;
  private final FileMounts files;

  MountWriter(Conversion conversion, Service service, DraftMap container, FileMounts files) {
    this.conversion = conversion;
    this.service = service;
    this.container = container;
    this.files = files;
  }

  void write() {
    for (Item item : service.keys().list(VOLUMES)) {
      Optional<Mount> mount = Mount.of(item);
      if (mount.isPresent()) {
        mount(mount.get(), item);
      }
    }
    for (Item item : service.keys().list("configs")) {
      String name =
          item instanceof ItemMap map
              ? map.literal("source")
              : item instanceof ItemText text ? text.literal() : "";
      String target = item instanceof ItemMap map ? map.literal("target") : "";
      String mode = item instanceof ItemMap map ? map.literal("mode") : "";
      files.config(
          name,
          target.isEmpty() ? "/" + name : target,
          mode.isEmpty() ? "" : SecretFileWriter.mode(mode),
          item,
          service.subject("configs"));
    }
    for (ItemText text : service.keys().texts("tmpfs")) {
      String path = text.literal();
      String options = path.contains(":") ? path.substring(path.indexOf(':') + 1) : "";
      String size =
          Lists.first(List.of(options.split(",")), one -> one.startsWith("size="))
              .map(one -> one.substring("size=".length()))
              .orElse("");
      tmpfs(Normal.before(path, ':'), size, text.origin());
    }
  }

  private void tmpfs(String path, String size, Origin origin) {
    Optional<Long> mebibytes = Numbers.mebibytes(size);
    String text =
        mebibytes.isPresent() ? path + ":size=" + Math.max(1, mebibytes.get()) + "m" : path;
    container.list("tmpfs").add(text, origin);
  }

  private void mount(Mount mount, Item item) {
    String subject = service.subject(VOLUMES) + "[" + mount.target() + "]";
    Origin origin = item.origin();
    if (!mount.target().startsWith("/") || mount.target().indexOf(' ') >= 0) {
      conversion
          .report()
          .refused(origin, subject, "the target is no absolute path in the container");
    } else if (mount.type().equals("tmpfs")) {
      String size =
          item instanceof ItemMap map
              ? map.map("tmpfs").map(tmpfs -> tmpfs.literal("size")).orElse("")
              : "";
      tmpfs(mount.target(), size, origin);
    } else if (!subpath(item).isEmpty()) {
      volume(mount.source(), mount, origin);
      conversion
          .report()
          .changed(
              origin,
              subject,
              "all of the file system is mounted, not only its directory `"
                  + subpath(item)
                  + "`: a volume of its own takes its place");
    } else if (mount.isBind()) {
      bind(mount, item, subject);
    } else if (!mount.isVolume()) {
      conversion
          .report()
          .refused(
              origin,
              subject,
              "Fargate has no mounts of type `" + mount.type() + "`; put the files into the image");
    } else if (Directories.isOfDevelopment(mount.target())) {
      conversion
          .report()
          .ignored(origin, subject, "the image has its own `" + Paths.file(mount.target()) + "`");
    } else if (mount.source().isEmpty()) {
      conversion
          .report()
          .ignored(
              origin,
              subject,
              "the container's own file system is writable and lasts as long as the task");
    } else if (isOfScheduler(mount)) {
      conversion
          .report()
          .ignored(
              origin,
              subject,
              "the scheduler writes its file again when it starts; the container's own file system"
                  + " is enough");
    } else {
      volume(mount.source(), mount, origin);
    }
  }

  private static String subpath(Item item) {
    return item instanceof ItemMap map
        ? map.map("volume").map(volume -> volume.literal("subpath")).orElse("")
        : "";
  }

  /** The directory in which celery beat writes when it last ran each task. */
  private boolean isOfScheduler(Mount mount) {
    String command = String.join(" ", Commands.words(service, "command"));
    boolean beat =
        command.matches("(?s).*\\bcelery\\b.*\\bbeat\\b.*") || command.contains("celerybeat");
    String place = (mount.source() + " " + mount.target()).toLowerCase(Locale.ROOT);
    boolean named = place.contains("beat") || place.contains("schedule");
    return beat && (named || command.contains(mount.target() + "/"));
  }

  /** A file system that is mounted. */
  private void volume(String name, Mount mount, Origin origin) {
    String id = conversion.application().volume(name);
    DraftMap volumes = conversion.spec().map(VOLUMES);
    if (!volumes.has(id)) {
      volumes.put(id, new DraftMap());
      boolean top =
          conversion.file().map(VOLUMES).filter(all -> all.keys().contains(name)).isPresent();
      if (top) {
        volumes.from(id, conversion.origin(VOLUMES, name));
      }
    }
    DraftMap volume = volumes.map(id);
    Optional<ImageName> store = service.base().filter(image -> service.data().isPresent());
    Optional<Integer> user = service.image().or(() -> store).flatMap(KnownImage::user);
    boolean written = !volume.has("uid") && service.keys().text("user").isEmpty();
    if (user.isPresent() && written && !mount.readOnly()) {
      volume.put("uid", user.get());
    }
    container
        .list(VOLUMES)
        .add(id + ":" + mount.target() + (mount.readOnly() ? ":ro" : ""), origin);
    if (service.isBuilt() && !mount.readOnly() && isShared(name)) {
      conversion
          .report()
          .changed(
              origin,
              service.subject(VOLUMES),
              "the file system is empty at first: Docker copies what the image has at `"
                  + mount.target()
                  + "` into a new volume. Copy it when the program starts");
    }
    service
        .data()
        .filter(image -> !image.onFiles().isEmpty())
        .ifPresent(
            image ->
                conversion
                    .report()
                    .changed(
                        origin,
                        service.subject(VOLUMES),
                        "a file system of EFS: "
                            + image.onFiles()
                            + ". For data that must last, use "
                            + image.service()));
  }

  private boolean isShared(String name) {
    int mounts = 0;
    for (Service other : conversion.application().services()) {
      for (Item item : other.keys().list(VOLUMES)) {
        mounts += Mount.of(item).filter(one -> one.source().equals(name)).isPresent() ? 1 : 0;
      }
    }
    return mounts > 1;
  }

  private void bind(Mount mount, Item item, String subject) {
    Origin origin = item.origin();
    String source = mount.source();
    if (source.equals("/etc/localtime") || source.equals("/etc/timezone")) {
      conversion
          .report()
          .ignored(
              origin, subject, "containers use UTC; for another zone, write the variable `TZ`");
      return;
    }
    if (source.startsWith("~/.aws") || source.endsWith("/.aws")) {
      conversion
          .report()
          .ignored(origin, subject, "the task role gives the credentials: write `permissions`");
      return;
    }
    Optional<String> ofHost =
        Directories.ofHost(source)
            .or(
                () ->
                    Optional.of(mount.target())
                        .filter(one -> one.endsWith(".sock"))
                        .flatMap(Directories::ofHost));
    if (ofHost.isPresent()) {
      conversion.report().refused(origin, subject, "Fargate does not give tasks " + ofHost.get());
      return;
    }
    String path = conversion.path(item, source);
    boolean below = isBelowBuild(path);
    boolean data = below && files(path).isEmpty() && Directories.isOfData(path, mount.target());
    String parent = Paths.parent(mount.target());
    boolean written =
        below
            && conversion.builds().copiesNothing(service)
            && conversion.sources().has(path)
            && !NeededDirectories.has(parent)
            && !Directories.isShared(parent);
    if (!data && !written && isInImage(path) && conversion.builds().copiesNothing(service)) {
      conversion
          .report()
          .toDecide(
              origin,
              subject,
              "the Dockerfile does not copy these files into the image: write `COPY "
                  + inBuild(path)
                  + " "
                  + mount.target()
                  + "` in it");
      return;
    }
    if (!data && !written && isInImage(path)) {
      conversion
          .report()
          .ignored(
              origin,
              subject,
              "the image has these files: its build copies the directory that Compose mounts");
      return;
    }
    List<String> inside = source.startsWith("~") ? List.of() : files(path);
    boolean file = conversion.sources().has(path) || (inside.isEmpty() && isFile(mount.target()));
    if (file && !path.startsWith("/")) {
      if (mount.target().endsWith(".log") || mount.target().endsWith(".db")) {
        conversion
            .report()
            .refused(
                origin,
                subject,
                "a file that the container writes to cannot be mounted alone; mount its directory"
                    + " as a volume");
      } else {
        files.file(path, mount.target(), item, subject);
      }
    } else if (file) {
      conversion
          .report()
          .refused(
              origin,
              subject,
              "a file of the host: put it next to the Compose file, and import again");
    } else {
      directory(mount, item, inside, subject);
    }
  }

  /** The files of a directory; Git keeps an empty one with a file that says nothing. */
  private List<String> files(String path) {
    return Lists.filter(
        conversion.sources().below(path), file -> !KEEPERS.contains(Paths.file(file)));
  }

  private void directory(Mount mount, Item item, List<String> below, String subject) {
    String path = conversion.path(item, mount.source());
    boolean runtime =
        service.image().filter(image -> RUNTIMES.contains(image.repository())).isPresent();
    if (runtime || (service.isBuilt() && !below.isEmpty() && !areTexts(below))) {
      conversion
          .report()
          .refused(
              item.origin(),
              subject,
              "the files of `"
                  + mount.source()
                  + "` must be in an image: write a Dockerfile with `COPY`, and `build`");
    } else if (!below.isEmpty() && !path.isEmpty() && areTexts(below)) {
      String prefix = path + "/";
      for (String one : below) {
        String inside = one.startsWith(prefix) ? one.substring(prefix.length()) : Paths.file(one);
        files.file(one, mount.target() + "/" + inside, item, subject);
      }
    } else {
      String name =
          DirectoryVolumes.names(conversion).getOrDefault(path, LegalName.thing(service.id()));
      volume(name, mount, item.origin());
      conversion
          .report()
          .changed(
              item.origin(),
              subject,
              "a file system of EFS, empty at first: copy the files of `"
                  + mount.source()
                  + "` to it, for example with `fargen run` or AWS DataSync");
    }
  }

  /** Whether all are texts that fit a task definition. */
  private boolean areTexts(List<String> paths) {
    int bytes = 0;
    for (String path : paths) {
      Optional<String> text = conversion.sources().text(path).text();
      bytes += text.map(one -> one.getBytes(UTF_8).length).orElse(MOST_BYTES);
    }
    return paths.size() <= MOST_FILES && bytes < MOST_BYTES;
  }

  /** Whether the build of the image has the path in its context. */
  private boolean isInImage(String path) {
    Optional<String> context = conversion.builds().context(service);
    return context
        .filter(one -> Paths.isWithin(one, path) || Paths.isWithin(path, one))
        .isPresent();
  }

  /** The path relative to the build context, as a Dockerfile has it. */
  private String inBuild(String path) {
    String context = conversion.builds().context(service).orElse("");
    return !isBelowBuild(path)
        ? "."
        : context.isEmpty() ? path : path.substring(context.length() + 1);
  }

  /** Whether the path is below the build context, and not all of it. */
  private boolean isBelowBuild(String path) {
    return conversion
        .builds()
        .context(service)
        .filter(one -> Paths.isWithin(one, path) && !Paths.isWithin(path, one))
        .isPresent();
  }

  private static boolean isFile(String target) {
    String name = Paths.file(target);
    return (name.indexOf('.', 1) > 0 && !name.endsWith(".d")) || name.equals("Caddyfile");
  }
}
