package dev.fargen.spec.form;

import dev.fargen.diag.Diagnostics;
import dev.fargen.diag.SourceFile;
import dev.fargen.diag.Span;
import dev.fargen.list.Lists;
import dev.fargen.yaml.ListNode;
import dev.fargen.yaml.MapNode;
import dev.fargen.yaml.Node;
import dev.fargen.yaml.ScalarNode;
import dev.fargen.yaml.YamlReader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A key of the spec with its definition.
 *
 * @param name the key as written in a spec
 * @param meaning one or two sentences for the spec reference
 * @param absence the default; empty if there is none
 * @param becomes the resource type and property that it sets
 * @param example one or two lines of YAML
 */
public record Key<T>(
    String name,
    Form<T> form,
    String meaning,
    Optional<Default> absence,
    String becomes,
    String example,
    boolean required) {

  public static <T> Key<T> of(String name, Form<T> form, String meaning) {
    return new Key<>(name, form, meaning, Optional.empty(), "", "", false);
  }

  /** With a default, written as in a spec. */
  public Key<T> fallback(String value) {
    return fallback("%s", value);
  }

  /**
   * With one default, or several of which another key selects one.
   *
   * @param words for people, with {@code %s} for each value
   */
  public Key<T> fallback(String words, String... values) {
    Default other = new Default(words, List.of(values));
    return new Key<>(name, form, meaning, Optional.of(other), becomes, example, required);
  }

  /** With two defaults; the first one applies if the mode is CREATE_UPDATE. */
  public Key<T> byMode(String first, String second) {
    return fallback("%s with mode CREATE_UPDATE, %s with REPLACE_ON_FAILURE", first, second);
  }

  /** With two defaults; the first one applies if the mode of any environment is CREATE_UPDATE. */
  public Key<T> byModes(String first, String second) {
    String words = "%s if any environment has mode CREATE_UPDATE, otherwise %s";
    return fallback(words, first, second);
  }

  /** With the words for a default that the resolver determines. */
  public Key<T> otherwise(String words) {
    return fallback(words, new String[0]);
  }

  public Key<T> becomes(String text) {
    return new Key<>(name, form, meaning, absence, text, example, required);
  }

  public Key<T> example(String text) {
    return new Key<>(name, form, meaning, absence, becomes, text, required);
  }

  public Key<T> mandatory() {
    return new Key<>(name, form, meaning, absence, becomes, example, true);
  }

  /** The default, for people; empty if there is none. */
  public Optional<String> fallback() {
    return absence.map(Default::words);
  }

  /**
   * The default value.
   *
   * @param place the place of the block without the key
   * @throws IllegalStateException if the default is not a single valid value: a fault of fargen
   */
  public Given<T> absent(Span place) {
    return absent(0, 1, place);
  }

  /**
   * One of two default values.
   *
   * @param first whether it is the first
   */
  public Given<T> absent(Span place, boolean first) {
    return absent(first ? 0 : 1, 2, place);
  }

  /**
   * One of the default values.
   *
   * @param index which of them
   */
  public Given<T> absent(Span place, int index) {
    return absent(index, absence.map(one -> one.values().size()).orElse(0), place);
  }

  private Given<T> absent(int index, int count, Span place) {
    Node written = absence.orElse(Default.NONE).written(index, count, place);
    Diagnostics unheard = new Diagnostics(new SourceFile(name, ""));
    MapNode none = new MapNode(Map.of(), place);
    Optional<Given<T>> given =
        form.given(written, new Reading(unheard, name, none, new ParameterUses()));
    if (given.isEmpty()) {
      throw new IllegalStateException(name + " can't be " + fallback());
    }
    return given.get();
  }

  /** The value of the example, as if it were written at the place. */
  Optional<Given<T>> exemplary(Span place) {
    Diagnostics unheard = new Diagnostics(new SourceFile(name, example));
    MapNode none = new MapNode(Map.of(), place);
    Reading reading = new Reading(unheard, name, none, new ParameterUses());
    return exampleMap(place).entry(name).flatMap(entry -> form.given(entry.value(), reading));
  }

  /** The example, as if it were written at the place. */
  MapNode exampleMap(Span place) {
    Diagnostics unheard = new Diagnostics(new SourceFile(name, example));
    return YamlReader.read(unheard)
        .map(map -> (MapNode) placed(map, place))
        .orElseGet(() -> new MapNode(Map.of(), place));
  }

  private static Node placed(Node node, Span place) {
    if (node instanceof ListNode list) {
      return new ListNode(Lists.map(list.items(), item -> placed(item, place)), place, list.tag());
    }
    if (node instanceof MapNode map) {
      Map<String, MapNode.Entry> entries = new LinkedHashMap<>();
      for (MapNode.Entry entry : map.entries()) {
        ScalarNode key = (ScalarNode) placed(entry.key(), place);
        entries.put(key.text(), new MapNode.Entry(key, placed(entry.value(), place)));
      }
      return new MapNode(entries, place, map.tag());
    }
    ScalarNode scalar = (ScalarNode) node;
    return new ScalarNode(scalar.text(), scalar.plain(), place, scalar.tag());
  }

  /** Keys are compared by identity: the same name occurs in many blocks. */
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }
}
