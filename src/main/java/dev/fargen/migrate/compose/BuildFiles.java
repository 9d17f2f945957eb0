package dev.fargen.migrate.compose;

import dev.fargen.migrate.Sources;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What the Dockerfiles of the services say, where they are there. */
final class BuildFiles {

  private final Sources sources;
  private final Map<String, String> directories;
  private final String root;

  /**
   * @param directories the directory that the paths of each Compose file are relative to
   * @param root the absolute path of the project directory, where the files have absolute paths
   */
  BuildFiles(Sources sources, Map<String, String> directories, String root) {
    this.sources = sources;
    this.root = root;
    this.directories = Map.copyOf(directories);
  }

  /** A path of a file, relative to the directory that fargen runs in where that is known. */
  String path(Item item, String path) {
    boolean inside = !root.isEmpty() && Paths.isWithin(root, Paths.normal(path));
    if (!inside) {
      return Paths.in(directory(item), path);
    }
    String rest = Paths.normal(path).substring(root.length());
    return Paths.normal(rest.startsWith("/") ? rest.substring(1) : rest);
  }

  /** The path of a build context, relative to the directory that fargen runs in. */
  Optional<String> context(Service service) {
    Optional<ItemText> context =
        service.keys().map("build").flatMap(build -> build.text("context"));
    return context
        .filter(text -> !isRemote(text.literal()))
        .map(text -> path(text, text.literal()));
  }

  /** Whether the context is a repository or an archive. */
  static boolean isRemote(String context) {
    return context.contains("://") || context.startsWith("git@") || context.endsWith(".git");
  }

  String directory(Item item) {
    return directories.getOrDefault(item.origin().file(), "");
  }

  /** The image that the Dockerfile adds to in its last stage. */
  Optional<ImageName> base(Service service) {
    List<String> from = new ArrayList<>();
    for (String[] words : lines(service)) {
      if (words[0].equalsIgnoreCase("FROM") && words.length > 1) {
        from.add(words[words[1].startsWith("--") && words.length > 2 ? 2 : 1]);
      }
    }
    return from.isEmpty()
        ? Optional.empty()
        : Optional.of(ImageName.of(from.get(from.size() - 1).toLowerCase(Locale.ROOT)));
  }

  /** The TCP ports that the Dockerfile exposes. */
  List<Integer> ports(Service service) {
    List<Integer> ports = new ArrayList<>();
    for (String[] words : lines(service)) {
      for (int i = 1; words[0].equalsIgnoreCase("EXPOSE") && i < words.length; i++) {
        Numbers.port(words[i].replace("/tcp", "")).ifPresent(ports::add);
      }
    }
    return ports;
  }

  /** The paths in the context that the Dockerfile copies into the image. */
  List<String> copied(Service service) {
    List<String> copied = new ArrayList<>();
    for (String[] words : lines(service)) {
      boolean copies = words[0].equalsIgnoreCase("COPY") || words[0].equalsIgnoreCase("ADD");
      boolean stage = false;
      for (int i = 1; copies && i < words.length - 1; i++) {
        stage |= words[i].startsWith("--from");
        if (!stage && !words[i].startsWith("--")) {
          String source = words[i].startsWith("/") ? words[i].substring(1) : words[i];
          context(service).ifPresent(context -> copied.add(Paths.in(context, source)));
        }
      }
    }
    return copied;
  }

  /** Whether there is a Dockerfile, and it copies nothing of the context. */
  boolean copiesNothing(Service service) {
    return !lines(service).isEmpty() && copied(service).isEmpty() && !addsList(service);
  }

  /** Whether it copies with a list of paths, {@code COPY [".", "."]}, or mounts the context. */
  private boolean addsList(Service service) {
    for (String[] words : lines(service)) {
      String line = String.join(" ", words);
      if (line.contains("[\"") || line.contains("--mount=type=bind") || line.contains("<<")) {
        return true;
      }
    }
    return false;
  }

  private List<String[]> lines(Service service) {
    List<String[]> lines = new ArrayList<>();
    String file = service.keys().map("build").map(build -> build.literal("dockerfile")).orElse("");
    Optional<String> text =
        context(service)
            .map(context -> Paths.in(context, file.isEmpty() ? "Dockerfile" : file))
            .flatMap(path -> sources.text(path).text());
    for (String line : text.orElse("").split("\n")) {
      if (!line.isBlank()) {
        lines.add(line.strip().split("\\s+"));
      }
    }
    return lines;
  }
}
