package dev.fargen.spec.form;

import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Span;
import dev.fargen.diag.Suggestion;
import dev.fargen.yaml.MapNode;
import dev.fargen.yaml.Node;
import dev.fargen.yaml.ScalarNode;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a map of the spec by the keys that it may have. */
public final class SectionReader {

  private SectionReader() {}

  /** The section; faults are reported, and the keys that have one have no value in it. */
  public static Section read(MapNode map, Shape shape, Reading reading) {
    Map<String, Given<?>> values = new LinkedHashMap<>();
    Map<String, Span> keys = new LinkedHashMap<>();
    Map<String, Key<?>> known = shape.byName();
    for (MapNode.Entry entry : map.entries()) {
      String name = entry.key().text();
      Key<?> key = known.get(name);
      if (key == null) {
        unknown(entry.key(), shape, reading);
        key = reading.repairs() ? meant(name, map, known) : null;
      }
      if (key != null) {
        String meant = key.name();
        keys.put(meant, entry.key().span());
        readValue(key, entry.value(), reading).ifPresent(given -> values.put(meant, given));
      }
    }
    Set<Key<?>> meant = misspelled(map, known);
    for (Key<?> key : shape.keys()) {
      if (key.required() && !keys.containsKey(key.name()) && !meant.contains(key)) {
        missing(key, shape, map.span(), reading);
      }
    }
    return new Section(shape, values, keys, map.span(), reading);
  }

  /** The section of a value in place of a block with only that key. */
  static Section shorthand(Node value, Key<?> key, Shape shape, Reading reading) {
    Map<String, Given<?>> values = new LinkedHashMap<>();
    Optional<? extends Given<?>> read = key.form().given(value, reading);
    read = read.isEmpty() && reading.repairs() ? key.exemplary(value.span()) : read;
    read.ifPresent(given -> values.put(key.name(), given));
    Map<String, Span> keys = Map.of(key.name(), value.span());
    return new Section(shape, values, keys, value.span(), reading);
  }

  private static <T> Optional<Given<T>> readValue(Key<T> key, Node node, Reading reading) {
    Optional<Given<T>> value = key.form().given(node, reading.of(key.name()));
    return value.isEmpty() && reading.repairs() ? key.exemplary(node.span()) : value;
  }

  /** The keys that unknown ones probably mean: those are reported. */
  private static Set<Key<?>> misspelled(MapNode map, Map<String, Key<?>> known) {
    Set<Key<?>> meant = new HashSet<>();
    for (MapNode.Entry entry : map.entries()) {
      String name = entry.key().text();
      Key<?> key = known.containsKey(name) ? null : meant(name, map, known);
      if (key != null) {
        meant.add(key);
      }
    }
    return meant;
  }

  /** The key that a misspelled one probably means, unless it is there as well. */
  private static @Nullable Key<?> meant(String name, MapNode map, Map<String, Key<?>> known) {
    return Suggestion.nearest(name, known.keySet())
        .filter(near -> map.entry(near).isEmpty())
        .map(known::get)
        .orElse(null);
  }

  private static void unknown(ScalarNode key, Shape shape, Reading reading) {
    Optional<String> instead = shape.insteadOf(key.text());
    if (instead.isPresent()) {
      reading.report(
          Diagnostic.of(Code.NOT_ON_FARGATE, "`" + key.text() + "` is not supported on Fargate")
              .at(key.span())
              .help(instead.get()));
      return;
    }
    Set<String> known = shape.byName().keySet();
    reading.report(
        Diagnostic.of(Code.UNKNOWN_KEY, "unknown key `" + key.text() + "` in " + shape.title())
            .at(key.span())
            .unknown(
                key.text(),
                known,
                "keys of " + shape.title() + ": " + String.join(", ", known)));
  }

  private static void missing(Key<?> key, Shape shape, Span span, Reading reading) {
    reading.report(
        Diagnostic.of(Code.MISSING_KEY, shape.title() + " requires `" + key.name() + "`")
            .at(span.first(1))
            .help("add `" + key.example() + "`"));
  }
}
