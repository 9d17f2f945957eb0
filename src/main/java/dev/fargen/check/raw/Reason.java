package dev.fargen.check.raw;

import dev.fargen.diag.Span;
import dev.fargen.list.Lists;
import dev.fargen.spec.form.Reading;
import dev.fargen.yaml.ListNode;
import dev.fargen.yaml.MapNode;
import dev.fargen.yaml.MapNode.Entry;
import dev.fargen.yaml.Node;
import dev.fargen.yaml.ScalarNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The properties that a part of a schema depends on, in words.
 *
 * @param with those that are set, with their values where these matter
 * @param without those that are not set
 * @param place of the first one that is set
 */
record Reason(List<String> with, List<String> without, Optional<Span> place) {

  /** The words of a schema about a value itself. */
  private static final List<String> ABOUT =
      List.of(
          "const",
          "enum",
          "enumCaseInsensitive",
          "pattern",
          "not",
          "contains",
          "minimum",
          "exclusiveMinimum");

  /** The words about the properties of a block. */
  private static final List<String> INSIDE = List.of("properties", "required", "anyOf", "oneOf");

  static final Reason NONE = new Reason(List.of(), List.of(), Optional.empty());

  Reason {
    with = List.copyOf(with);
    without = List.copyOf(without);
  }

  /** What the condition is about, in a value that it holds for. */
  static Reason of(MapNode condition, Node value) {
    List<String> with = new ArrayList<>();
    List<String> without = new ArrayList<>();
    List<Span> places = new ArrayList<>();
    new Collector(with, without, places).collect(condition, value);
    return new Reason(Lists.distinct(with), Lists.distinct(without), Lists.first(places));
  }

  /**
   * Because a condition does not hold.
   *
   * @param other what is required then
   */
  static Reason otherwise(Node condition, Node other, Node value) {
    Reason only = only(condition, other);
    return only.equals(NONE) ? unmet(condition, value) : only;
  }

  /** Because the only value that a condition is about is another one. */
  private static Reason only(Node condition, Node schema) {
    List<Entry> properties =
        child(condition, "properties").map(one -> List.copyOf(one.entries())).orElse(List.of());
    boolean single = properties.size() == 1 && child(schema, "if").isEmpty();
    return single
            && properties.get(0).value() instanceof MapNode words
            && words.entry("const").map(Entry::value).orElse(null) instanceof ScalarNode value
        ? new Reason(
            List.of(),
            List.of(Reading.written(properties.get(0).key().text(), value)),
            Optional.empty())
        : NONE;
  }

  /** What a condition that does not hold requires, and the value does not have. */
  private static Reason unmet(Node condition, Node value) {
    if (!(condition instanceof MapNode asked) || !(value instanceof MapNode map)) {
      return NONE;
    }
    List<String> names = new ArrayList<>(names(asked, "required"));
    for (Node choice : asked.entry("anyOf").map(one -> one.value().items()).orElse(List.of())) {
      names.addAll(names((MapNode) choice, "required"));
    }
    List<String> unset = new ArrayList<>();
    for (String name : Lists.filter(names, one -> map.entry(one).isEmpty())) {
      Optional<MapNode> about = child(asked, "properties").flatMap(all -> child(all, name));
      if (about.flatMap(one -> child(one, "properties")).isEmpty()) {
        Optional<ScalarNode> only = about.flatMap(one -> one.value("const", ScalarNode.class));
        unset.add("`" + name + only.map(one -> ": " + one.text()).orElse("") + "`");
      }
    }
    return new Reason(List.of(), unset, Optional.empty());
  }

  /** Whether the value of the property is a part of the reason. */
  boolean hasValueOf(String name) {
    return Lists.any(with, one -> one.startsWith("`" + name + ": "));
  }

  /** The end of a help: the value that would be the right one. */
  String instead() {
    boolean value = with.isEmpty() && without.size() == 1 && without.get(0).contains(": ");
    return value ? ", or write " + without.get(0) : "";
  }

  /** Because this property is set. */
  static Reason of(Entry property) {
    return new Reason(
        List.of("`" + property.key().text() + "`"), List.of(), Optional.of(property.key().span()));
  }

  Reason and(Reason other) {
    List<String> all = new ArrayList<>(with);
    all.addAll(other.with);
    List<String> none = new ArrayList<>(without);
    none.addAll(other.without);
    return new Reason(Lists.distinct(all), Lists.distinct(none), other.place.or(() -> place));
  }

  /** The same without the property itself. */
  Reason without(String name) {
    return new Reason(
        Lists.filter(with, one -> !isAbout(one, name)),
        Lists.filter(without, one -> !isAbout(one, name)),
        place);
  }

  private static boolean isAbout(String words, String name) {
    return words.equals("`" + name + "`") || words.startsWith("`" + name + ": ");
  }

  /** The subject of a sentence. */
  String subject(String owner) {
    String all = with.isEmpty() ? owner : String.join(" with ", with);
    return without.isEmpty() ? all : all + " without " + Lists.enumerated(without, "or");
  }

  /** The beginning of a sentence that is true only because of this. */
  String start() {
    String end = end();
    return end.isEmpty() ? "" : end.substring(1) + ", ";
  }

  /** The end of a sentence. */
  String end() {
    String all = with.isEmpty() ? "" : " with " + Lists.enumerated(with, "and");
    return without.isEmpty() ? all : all + " without " + Lists.enumerated(without, "or");
  }

  /** Fills the lists of a reason. */
  private record Collector(List<String> with, List<String> without, List<Span> places) {

    private void collect(MapNode condition, Node value) {
      if (!(value instanceof MapNode map)) {
        return;
      }
      MapNode properties = child(condition, "properties").orElse(null);
      if (properties != null) {
        List<String> required = names(condition, "required");
        properties.entries().forEach(property -> property(property, map, required));
      }
      for (String name : names(condition, "required")) {
        if ((properties == null || properties.entry(name).isEmpty())
            && map.entry(name).isPresent()) {
          add("`" + name + "`", map.entry(name).get());
        }
      }
      child(condition, "not").ifPresent(not -> without.addAll(quoted(names(not, "required"))));
      for (String choice : List.of("anyOf", "oneOf")) {
        if (condition.entry(choice).isPresent()) {
          List<Node> all = ((ListNode) condition.entry(choice).get().value()).items();
          Lists.first(
                  Lists.only(all, MapNode.class),
                  one -> Lists.all(names(one, "required"), name -> map.entry(name).isPresent()))
              .ifPresent(one -> collect(one, value));
        }
      }
    }

    private void property(Entry property, MapNode map, List<String> required) {
      String name = property.key().text();
      Optional<Entry> written = map.entry(name);
      boolean never = property.value() instanceof ScalarNode truth && truth.text().equals("false");
      if (written.isEmpty()) {
        if (never || (!required.contains(name) && isAbout(property.value()))) {
          without.add("`" + name + "`");
        }
      } else if (property.value() instanceof MapNode inner && !contained(inner, written.get())) {
        boolean inside =
            written.get().value() instanceof MapNode
                && Lists.any(INSIDE, word -> inner.entry(word).isPresent());
        boolean whole = !inside && required.contains(name);
        if (whole || isAbout(inner)) {
          add(words(name, written.get().value()), written.get());
        } else {
          collect(inner, written.get().value());
        }
      }
    }

    private static boolean isAbout(Node condition) {
      return condition instanceof MapNode map
          && Lists.any(ABOUT, word -> map.entry(word).isPresent());
    }

    /** Whether the condition is about what an item of the list has. */
    private boolean contained(MapNode condition, Entry written) {
      Optional<MapNode> contains = child(condition, "contains");
      int before = with.size();
      if (contains.isPresent() && written.value() instanceof ListNode list) {
        for (MapNode item : Lists.only(list.items(), MapNode.class)) {
          if (with.size() == before) {
            collect(contains.get(), item);
          }
        }
      }
      return with.size() > before;
    }

    private static String words(String name, Node value) {
      if (value.tag().isPresent() && value instanceof ScalarNode call) {
        return "`" + name + ": " + call.tag().orElseThrow() + " " + call.text() + "`";
      }
      if (value instanceof ScalarNode scalar) {
        return Reading.written(name, scalar);
      }
      List<String> items =
          value instanceof ListNode list
              ? Lists.map(Lists.only(list.items(), ScalarNode.class), ScalarNode::text)
              : List.of();
      return items.isEmpty()
          ? "`" + name + "`"
          : "`" + name + ": [" + String.join(", ", items) + "]`";
    }

    private void add(String words, Entry entry) {
      with.add(words);
      places.add(entry.key().span());
    }
  }

  private static List<String> quoted(List<String> names) {
    return Lists.map(names, name -> "`" + name + "`");
  }

  private static List<String> names(MapNode schema, String word) {
    return schema.entry(word).map(Entry::value).orElse(null) instanceof ListNode list
        ? Lists.map(Lists.only(list.items(), ScalarNode.class), ScalarNode::text)
        : List.of();
  }

  private static Optional<MapNode> child(Node schema, String word) {
    return schema instanceof MapNode map
        ? map.entry(word)
            .map(Entry::value)
            .filter(MapNode.class::isInstance)
            .map(MapNode.class::cast)
        : Optional.empty();
  }
}
