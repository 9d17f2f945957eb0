package dev.fargen.cli;

import dev.fargen.spec.SpecKeys;
import dev.fargen.spec.form.Form;
import dev.fargen.spec.form.Key;
import dev.fargen.spec.form.MapOf;
import dev.fargen.spec.form.Shape;
import dev.fargen.spec.hint.Blocks;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A key and its place in a spec.
 *
 * @param path as in the spec reference: {@code workloads.<name>.http.healthcheck}
 */
public record KeyPlace(String path, Key<?> key) {

  /** All keys, each at the first place of its block. */
  public static List<KeyPlace> all() {
    List<KeyPlace> places = new ArrayList<>();
    blocks()
        .forEach(
            (keys, path) ->
                keys.keys().forEach(key -> places.add(new KeyPlace(Blocks.below(path, key), key))));
    return places;
  }

  /** All blocks, each with the path of its first place. */
  static Map<Shape, String> blocks() {
    return Blocks.of(SpecKeys.SHAPE);
  }

  /**
   * The key at a path. Names that the user chooses, and {@code []} for list items, can be left out.
   */
  static Optional<KeyPlace> find(String path) {
    return in(SpecKeys.SHAPE, "", segments(path));
  }

  /** The keys whose paths end with this one. */
  static List<KeyPlace> endingIn(String path) {
    List<String> wanted = segments(path);
    if (wanted.isEmpty()) {
      return List.of();
    }
    return all().stream().filter(place -> endsIn(segments(place.path()), wanted)).toList();
  }

  /** The keys of the block that is the value, if it is one. */
  Optional<Shape> block() {
    return block(key.form());
  }

  /** The path as it is typed: shells give {@code <name>} and {@code []} a meaning of their own. */
  String typed() {
    return typed(path);
  }

  static String typed(String path) {
    return path.replace("." + MapOf.NAME, "").replace("[]", "");
  }

  /** The names in the path. */
  static List<String> segments(String path) {
    return Arrays.stream(path.replaceAll("\\[[0-9]*]", "").split("\\."))
        .filter(segment -> !segment.isEmpty())
        .toList();
  }

  private static boolean endsIn(List<String> path, List<String> wanted) {
    List<String> named = path.stream().filter(segment -> !segment.equals(MapOf.NAME)).toList();
    int from = named.size() - wanted.size();
    return from >= 0 && named.subList(from, named.size()).equals(wanted);
  }

  private static Optional<Shape> block(Form<?> form) {
    return form.shape()
        .or(() -> form.parts().stream().flatMap(part -> block(part.form()).stream()).findFirst());
  }

  private static Optional<KeyPlace> in(Shape shape, String path, List<String> segments) {
    if (segments.isEmpty()) {
      return Optional.empty();
    }
    List<String> rest = segments.subList(1, segments.size());
    return shape
        .key(segments.get(0))
        .map(key -> new KeyPlace(Blocks.below(path, key), key))
        .flatMap(
            place -> rest.isEmpty() ? Optional.of(place) : place.below(place.key.form(), rest));
  }

  private Optional<KeyPlace> below(Form<?> form, List<String> segments) {
    if (form.parts().isEmpty()) {
      return form.shape().flatMap(shape -> in(shape, path, segments));
    }
    return form.parts().stream().flatMap(part -> below(part, segments).stream()).findFirst();
  }

  /** The same for a part of a form; its name can be left out. */
  private Optional<KeyPlace> below(Form.Part part, List<String> segments) {
    KeyPlace place = new KeyPlace(path + part.path(), key);
    Optional<KeyPlace> found = place.below(part.form(), segments);
    if (found.isPresent() || !part.path().endsWith(MapOf.NAME)) {
      return found;
    }
    List<String> rest = segments.subList(1, segments.size());
    return rest.isEmpty() ? Optional.of(place) : place.below(part.form(), rest);
  }
}
