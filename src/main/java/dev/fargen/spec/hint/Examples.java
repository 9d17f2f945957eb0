package dev.fargen.spec.hint;

import dev.fargen.list.Lists;
import dev.fargen.spec.form.Form;
import dev.fargen.spec.form.Key;
import dev.fargen.spec.form.MapOf;
import dev.fargen.spec.form.Scalar;
import dev.fargen.spec.form.Shape;
import dev.fargen.yaml.Node;
import dev.fargen.yaml.ScalarNode;
import java.util.Optional;

/** How a key is used, where nothing tells what was meant by its value. */
final class Examples {

  private Examples() {}

  /** The line to write, where the key has one. */
  static Optional<String> help(Place place) {
    String last = place.steps().get(place.steps().size() - 1);
    Optional<Shape> block = place.form().flatMap(Form::shape);
    if (last.equals(MapOf.NAME) && block.isPresent() && place.pointed().isEmpty()) {
      String name = place.written().get(place.written().size() - 1);
      Optional<Key<?>> first =
          Lists.first(block.get().keys(), key -> key.required() || key.name().equals("image"));
      if (first.isPresent() && first.get().form().bare() instanceof Form.Anything) {
        return Optional.of(around(name, first.get().name(), place.value()));
      }
      String keys = first.map(Key::example).orElse("");
      return Optional.of("write, for example, `" + name + ": {" + keys + "}`");
    }
    Optional<String> entry = block.flatMap(shape -> entry(place.value(), shape));
    if (entry.isPresent() && place.key().filter(key -> key.name().equals(last)).isPresent()) {
      return entry.map(line -> "write `" + last + ": {" + line + "}`");
    }
    boolean known =
        place.form().isPresent() && !(place.form().get().bare() instanceof Form.Anything);
    return known && place.pointed().isEmpty()
        ? place
            .key()
            .map(Key::example)
            .filter(line -> line.indexOf('\n') < 0)
            .map(line -> "write, for example, `" + line + "`")
        : Optional.empty();
  }

  /** The line with the value under its key: the one that is written, if it can be on a line. */
  private static String around(String name, String key, Node value) {
    String start = "write `" + name + ": {" + key + ": ";
    return value instanceof ScalarNode one && !one.isNull() && one.text().indexOf('\n') < 0
        ? start + one.tag().map(tag -> tag + " ").orElse("") + Candidates.quoted(one.text()) + "}`"
        : start + "...}` with a string as the value";
  }

  /**
   * The entry of a map that is meant by a word in its place: by the name of its key, {@code
   * network: create}, or by its value, {@code deployment: canary}.
   */
  private static Optional<String> entry(Node value, Shape block) {
    if (!(value instanceof ScalarNode word) || Lists.any(block.keys(), Key::required)) {
      return Optional.empty();
    }
    return Lists.first(block.keys(), key -> key.name().equals(word.text()))
        .map(Key::example)
        .or(
            () ->
                Lists.first(block.keys(), key -> hasChoice(key, word.text()))
                    .map(key -> key.name() + ": " + word.text()));
  }

  private static boolean hasChoice(Key<?> key, String word) {
    return key.form().bare() instanceof Scalar.OneOf one && one.choices().contains(word);
  }
}
