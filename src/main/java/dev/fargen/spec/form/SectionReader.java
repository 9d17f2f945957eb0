package dev.fargen.spec.form;

import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Span;
import dev.fargen.diag.Suggestion;
import dev.fargen.list.Digits;
import dev.fargen.list.Lists;
import dev.fargen.yaml.MapNode;
import dev.fargen.yaml.Node;
import dev.fargen.yaml.ScalarNode;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads a map of the spec by the keys that it may have. */
public final class SectionReader {

  private SectionReader() {}

  /** The section; faults are reported, and the keys that have one have no value in it. */
  public static Section read(MapNode map, Shape shape, Reading reading) {
    Map<String, Given<?>> values = new LinkedHashMap<>();
    Map<String, Span> keys = new LinkedHashMap<>();
    Map<String, Key<?>> known = shape.byName();
    Set<Key<?>> meant = new HashSet<>();
    for (MapNode.Entry entry : map.entries()) {
      Key<?> key = known.get(entry.key().text());
      if (key != null) {
        keys.put(key.name(), entry.key().span());
        Optional<? extends Given<?>> given = readValue(key, entry.value(), reading);
        if (given.isPresent()) {
          values.put(key.name(), given.get());
        }
      } else {
        Optional<Key<?>> other = meant(unknown(entry, shape, reading), entry, map, known);
        other.ifPresent(meant::add);
        if (other.isPresent() && reading.repairs()) {
          String name = other.get().name();
          keys.put(name, entry.key().span());
          repaired(other.get(), entry, reading).ifPresent(given -> values.put(name, given));
        }
      }
    }
    boolean foreign = keys.isEmpty() && !map.entries().isEmpty();
    for (Key<?> key : shape.keys()) {
      if (!foreign && key.required() && !keys.containsKey(key.name()) && !meant.contains(key)) {
        missing(key, shape, map, reading);
      }
    }
    return new Section(shape, values, keys, map.span(), reading, foreign);
  }

  /** The section of a value in place of a block with only that key. */
  static Section shorthand(Node value, Key<?> key, Shape shape, Reading reading) {
    Map<String, Given<?>> values = new LinkedHashMap<>();
    Optional<? extends Given<?>> read = key.form().given(value, reading);
    read = read.isEmpty() && reading.repairs() ? key.exemplary(value.span()) : read;
    read.ifPresent(given -> values.put(key.name(), given));
    Map<String, Span> keys = Map.of(key.name(), value.span());
    return new Section(shape, values, keys, value.span(), reading, false);
  }

  private static <T> Optional<Given<T>> readValue(Key<T> key, Node node, Reading reading) {
    Optional<Given<T>> value = key.form().given(node, reading.of(key.name()));
    return value.isEmpty() && reading.repairs() ? key.exemplary(node.span()) : value;
  }

  /** The value under a misspelled key; the example under a key of another tool. */
  private static Optional<? extends Given<?>> repaired(
      Key<?> key, MapNode.Entry entry, Reading reading) {
    boolean near = Suggestion.nearest(entry.key().text(), List.of(key.name())).isPresent();
    return near ? readValue(key, entry.value(), reading) : key.exemplary(entry.value().span());
  }

  /** The key that an unknown one probably means, as its help says, unless it is there as well. */
  private static Optional<Key<?>> meant(
      Diagnostic unknown, MapNode.Entry entry, MapNode map, Map<String, Key<?>> known) {
    String help = unknown.help().orElse("");
    Optional<String> named =
        Lists.first(
            List.copyOf(known.keySet()),
            name ->
                help.startsWith(Suggestion.question(name))
                    || help.startsWith("write `" + name + ":")
                    || help.startsWith("write, for example, `" + name + ":"));
    return named
        .or(() -> Suggestion.nearest(entry.key().text(), known.keySet()))
        .filter(name -> map.entry(name).isEmpty())
        .map(known::get);
  }

  private static Diagnostic unknown(MapNode.Entry entry, Shape shape, Reading reading) {
    ScalarNode key = entry.key();
    Optional<String> instead = shape.insteadOf(key.text());
    if (instead.isPresent()) {
      return reading.report(
          Diagnostic.of(Code.NOT_ON_FARGATE, "`" + key.text() + "` is not supported on Fargate")
              .at(key.span())
              .help(Suggestion.named(sized(instead.get(), entry.value()), key.text())));
    }
    Set<String> known = shape.byName().keySet();
    return reading.report(
        Diagnostic.of(Code.UNKNOWN_KEY, "unknown key `" + key.text() + "` in " + shape.title())
            .at(key.span())
            .unknown(
                key.text(), known, "keys of " + shape.title() + ": " + Suggestion.quoted(known)));
  }

  /** The help with the size that is written, if it is one in MiB or GiB. */
  private static String sized(String help, Node size) {
    String text = size instanceof ScalarNode scalar ? scalar.text() : "";
    return text.endsWith("m") || text.endsWith("g")
        ? help.replace("<value>", text)
        : help.replace(":size=<value>", "");
  }

  private static void missing(Key<?> key, Shape shape, MapNode map, Reading reading) {
    String example =
        number(key, shape, map).map(number -> key.name() + ": " + number).orElse(key.example());
    Diagnostic fault =
        Diagnostic.of(Code.MISSING_KEY, shape.title() + " requires `" + key.name() + "`")
            .at(map.span().first(1))
            .help("add, for example, `" + example + "`");
    String words = key.form().words();
    // the example of a name does not show of what it is the name
    reading.report(
        words.contains("ARN") ? fault.note("`" + key.name() + "` must be " + words) : fault);
  }

  /** The number of a key of the same form, such as the other end of a range. */
  private static Optional<String> number(Key<?> key, Shape shape, MapNode map) {
    String words = key.form().words();
    return Lists.first(
            Lists.present(
                Lists.map(
                    Lists.filter(
                        shape.keys(), one -> !one.equals(key) && one.form().words().equals(words)),
                    one -> map.value(one.name(), ScalarNode.class))))
        .map(ScalarNode::text)
        .filter(Digits::only);
  }
}
