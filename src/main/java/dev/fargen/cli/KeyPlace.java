package dev.fargen.cli;

import dev.fargen.spec.SpecKeys;
import dev.fargen.spec.form.Form;
import dev.fargen.spec.form.Key;
import dev.fargen.spec.form.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A key and where it stands in a spec.
 *
 * @param path as the spec reference has it: {@code workloads.<name>.http.healthcheck}
 */
public record KeyPlace(String path, Key<?> key) {

  /** Every key of the spec at the first place where its block may stand. */
  public static List<KeyPlace> all() {
    List<KeyPlace> places = new ArrayList<>();
    collect("", SpecKeys.SHAPE, new HashSet<>(), places);
    return places;
  }

  /**
   * The key that the path leads to; the names of the user's choice may be left out, and list items
   * be written as {@code []} or not at all.
   */
  static Optional<KeyPlace> find(String path) {
    return in(SpecKeys.SHAPE, "", segments(path));
  }

  /** The keys whose paths end so. */
  static List<KeyPlace> endingIn(String path) {
    List<String> wanted = segments(path);
    return all().stream().filter(place -> endsIn(segments(place.path()), wanted)).toList();
  }

  /** The keys of the block that stands here, where one does. */
  Optional<Shape> block() {
    return block(key.type().form());
  }

  /** The names in the path. */
  static List<String> segments(String path) {
    return Arrays.stream(path.replaceAll("\\[[0-9]*]", "").split("\\."))
        .filter(segment -> !segment.isEmpty())
        .toList();
  }

  private static boolean endsIn(List<String> path, List<String> wanted) {
    List<String> named = path.stream().filter(segment -> !segment.equals("<name>")).toList();
    int from = named.size() - wanted.size();
    return from >= 0 && named.subList(from, named.size()).equals(wanted);
  }

  private static Optional<Shape> block(Form form) {
    if (form instanceof Form.MapOf map) {
      return block(map.values());
    }
    return form instanceof Form.ListOf list ? block(list.items()) : ofChoice(form);
  }

  private static Optional<Shape> ofChoice(Form form) {
    return form instanceof Form.Either either
        ? either.forms().stream().flatMap(one -> block(one).stream()).findFirst()
        : form.shape();
  }

  private static Optional<KeyPlace> in(Shape shape, String prefix, List<String> segments) {
    if (segments.isEmpty()) {
      return Optional.empty();
    }
    List<String> rest = segments.subList(1, segments.size());
    return shape
        .key(segments.get(0))
        .map(key -> new KeyPlace(prefix + key.name(), key))
        .flatMap(
            place ->
                rest.isEmpty() ? Optional.of(place) : place.below(place.key.type().form(), rest));
  }

  private Optional<KeyPlace> below(Form form, List<String> segments) {
    if (form instanceof Form.MapOf map) {
      KeyPlace named = new KeyPlace(path + ".<name>", key);
      List<String> rest = segments.subList(1, segments.size());
      return named
          .below(map.values(), segments) // the name left out
          .or(() -> rest.isEmpty() ? Optional.of(named) : named.below(map.values(), rest));
    }
    if (form instanceof Form.ListOf list) {
      return new KeyPlace(path + "[]", key).below(list.items(), segments);
    }
    if (form instanceof Form.Either either) {
      return either.forms().stream().flatMap(one -> below(one, segments).stream()).findFirst();
    }
    return form.shape().flatMap(shape -> in(shape, path + ".", segments));
  }

  private static void collect(String prefix, Shape shape, Set<Shape> seen, List<KeyPlace> places) {
    if (!seen.add(shape)) {
      return;
    }
    for (Key<?> key : shape.keys()) {
      places.add(new KeyPlace(prefix + key.name(), key));
    }
    for (Key<?> key : shape.keys()) {
      collect(prefix + key.name(), key.type().form(), seen, places);
    }
  }

  private static void collect(String path, Form form, Set<Shape> seen, List<KeyPlace> places) {
    if (form instanceof Form.MapOf map) {
      collect(path + ".<name>", map.values(), seen, places);
    } else if (form instanceof Form.ListOf list) {
      collect(path + "[]", list.items(), seen, places);
    } else if (form instanceof Form.Either either) {
      either.forms().forEach(one -> collect(path, one, seen, places));
    } else {
      form.shape().ifPresent(shape -> collect(path + ".", shape, seen, places));
    }
  }
}
