package dev.fargen.migrate.compose;

import dev.fargen.diag.Span;
import dev.fargen.migrate.Sources;
import dev.fargen.migrate.draft.Origin;
import dev.fargen.spec.FileText;
import dev.fargen.spec.containers.EnvFile;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The files with variables that the application names, with the place of each variable. */
final class EnvFiles {

  private static final String ENVIRONMENT = "environment";

  private final Sources sources;
  private final BuildFiles builds;
  private final Variables variables;

  EnvFiles(Sources sources, BuildFiles builds, Variables variables) {
    this.sources = sources;
    this.builds = builds;
    this.variables = variables;
  }

  /** The place of a variable in a file. */
  static Origin place(String path, String name, EnvFile file) {
    int line = file.lines().getOrDefault(name, 1);
    return new Origin(path, new Span(line, 1, line, name.length() + 1));
  }

  /** The path of an item of {@code env_file}, relative to the directory that fargen runs in. */
  Optional<String> path(Item file) {
    Optional<String> path =
        file instanceof ItemMap map
            ? map.text("path").map(ItemText::literal)
            : file instanceof ItemText text ? Optional.of(text.literal()) : Optional.empty();
    return path.filter(one -> !one.isBlank()).map(one -> builds.path(file, one));
  }

  /** The variables of an item of {@code env_file}; empty where there is no such file. */
  Optional<Map<String, ItemText>> read(Item item) {
    Optional<String> path = path(item);
    Optional<String> text = path.map(sources::text).flatMap(FileText::text);
    if (path.isEmpty() || text.isEmpty()) {
      return Optional.empty();
    }
    for (String name : variables.values().keySet()) {
      if (text.get().contains("$" + name) || text.get().contains("${" + name)) {
        variables.use(name);
      }
    }
    boolean raw = item instanceof ItemMap map && map.literal("format").equals("raw");
    EnvFile file = EnvFile.parse(text.get(), variables.values());
    Map<String, String> values = raw ? raw(text.get()) : file.variables();
    Map<String, ItemText> read = new LinkedHashMap<>();
    values.forEach(
        (name, value) ->
            read.put(
                name,
                new ItemText(
                    place(path.get(), name, file),
                    Optional.empty(),
                    Interpolated.constant(value),
                    !value.isEmpty())));
    return Optional.of(read);
  }

  /** Whether the file means the same without {@code .env}, in the syntax of a spec. */
  boolean standsAlone(Item item, Map<String, ItemText> read) {
    String text = path(item).map(sources::text).flatMap(FileText::text).orElse("");
    EnvFile alone = EnvFile.parse(text, Map.of());
    boolean same = alone.faults().isEmpty() && alone.variables().keySet().equals(read.keySet());
    for (Map.Entry<String, String> one : alone.variables().entrySet()) {
      ItemText value = read.get(one.getKey());
      same &= value != null && value.literal().equals(one.getValue());
    }
    return same;
  }

  /** Values as they are, with quotes and dollars (Compose Specification, "env_file", format). */
  private static Map<String, String> raw(String text) {
    Map<String, String> values = new LinkedHashMap<>();
    for (String line : text.split("\r?\n")) {
      int sign = line.indexOf('=');
      if (sign > 0 && !line.stripLeading().startsWith("#")) {
        values.put(line.substring(0, sign).strip(), line.substring(sign + 1));
      }
    }
    return values;
  }

  /**
   * The variables that a container has: those of its files, then those of the service. One without
   * a value takes that of the variable of Compose.
   */
  ItemMap variables(ItemMap service) {
    Map<String, Item> all = new LinkedHashMap<>();
    for (Item file : service.list("env_file")) {
      read(file).ifPresent(all::putAll);
    }
    ItemMap own = service.map(ENVIRONMENT).orElse(ItemMap.empty(service.origin()));
    for (String name : own.keys()) {
      if (own.get(name).orElse(own) instanceof ItemText text) {
        all.put(name, filled(name, text));
      }
    }
    return new ItemMap(own.origin(), Optional.empty(), all);
  }

  /** The value of a variable that a service takes from where Compose runs. */
  private ItemText filled(String name, ItemText given) {
    return given.isNull() && variables.value(name).isPresent()
        ? new ItemText(
            given.origin(),
            Optional.empty(),
            Interpolation.of("${" + name + "}", variables, given.origin()),
            false)
        : given;
  }
}
