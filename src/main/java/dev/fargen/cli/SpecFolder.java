package dev.fargen.cli;

import dev.fargen.diag.Diagnostics;
import dev.fargen.diag.SourceFile;
import dev.fargen.diag.Span;
import dev.fargen.diag.SpecException;
import dev.fargen.diag.Suggestion;
import dev.fargen.yaml.MapNode;
import dev.fargen.yaml.YamlReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The specs among the YAML files of a directory: those with {@code environments}. */
final class SpecFolder {

  private static final Pattern ENVIRONMENTS = Pattern.compile("(?m)^environments\\s*:");

  private static final Pattern WORKLOADS = Pattern.compile("(?m)^workloads\\s*:");

  private SpecFolder() {}

  /**
   * The specs that have the environment. Specs without it are named on standard error; other YAML
   * files (a Compose file, a buildspec) are ignored. A spec that cannot be read is included, so
   * that its errors are reported.
   */
  static List<String> having(String environment, Console console) {
    List<String> having = new ArrayList<>();
    List<String> lacking = new ArrayList<>();
    for (String name : files(console)) {
      environments(name, console)
          .ifPresent(
              map ->
                  (map.entriesByKey().isEmpty() || map.entry(environment).isPresent()
                          ? having
                          : lacking)
                      .add(name));
    }
    if (having.isEmpty()) {
      throw new UsageException(
          "no spec in this directory has the environment `" + environment + "`");
    }
    if (!lacking.isEmpty()) {
      console
          .err()
          .println(
              "fargen: skipped, without environment "
                  + environment
                  + ": "
                  + String.join(", ", lacking));
    }
    return having;
  }

  /**
   * The files that a user may mean by the default spec: those whose names differ from it only by
   * case or ending, then those with {@code workloads}.
   */
  static List<String> similar(Console console) {
    List<String> similar = new ArrayList<>();
    for (String name : files(console)) {
      if (SpecFile.USUAL.contains(name.toLowerCase(Locale.ROOT).replaceFirst("\\.yaml$", ".yml"))) {
        similar.add(0, name);
      } else if (hasWorkloads(name, console)) {
        similar.add(name);
      }
    }
    return similar;
  }

  /** The YAML file next to {@code path} with the most similar name. */
  static Optional<String> near(Path path) {
    Path folder = path.toAbsolutePath().getParent();
    return folder == null || !Files.isDirectory(folder)
        ? Optional.empty()
        : Suggestion.nearest(String.valueOf(path.getFileName()), files(folder));
  }

  private static boolean hasWorkloads(String name, Console console) {
    try {
      return WORKLOADS.matcher(SpecFile.read(name, console).text()).find();
    } catch (SpecException e) {
      return false;
    }
  }

  private static List<String> files(Console console) {
    return files(console.directory().toAbsolutePath());
  }

  private static List<String> files(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(Files::isRegularFile)
          .map(path -> String.valueOf(path.getFileName()))
          .filter(name -> name.endsWith(".yml") || name.endsWith(".yaml"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UsageException("this directory cannot be read: " + FileFault.reason(e));
    }
  }

  /** The environments of a spec, an empty map if they cannot be read; empty for another file. */
  private static Optional<MapNode> environments(String name, Console console) {
    SourceFile source;
    try {
      source = SpecFile.read(name, console);
    } catch (SpecException e) {
      return Optional.empty();
    }
    Diagnostics diagnostics = new Diagnostics(source);
    Optional<MapNode> tree = YamlReader.read(diagnostics);
    if (tree.isEmpty() || diagnostics.hasErrors()) {
      return ENVIRONMENTS.matcher(source.text()).find()
          ? Optional.of(new MapNode(Map.of(), Span.START))
          : Optional.empty();
    }
    return tree.get().value("environments", MapNode.class);
  }
}
