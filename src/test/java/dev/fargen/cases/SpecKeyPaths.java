package dev.fargen.cases;

import dev.fargen.cli.KeyPlace;
import dev.fargen.spec.SpecKeys;
import dev.fargen.spec.form.Form;
import dev.fargen.spec.form.Key;
import dev.fargen.spec.form.Shape;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The paths of keys: those that a spec may have, and those that one has. */
final class SpecKeyPaths {

  private SpecKeyPaths() {}

  /** Every key of the definitions, at the first place where its block may stand. */
  static Set<String> all() {
    Set<String> paths = new TreeSet<>();
    KeyPlace.all().forEach(place -> paths.add(place.path()));
    return paths;
  }

  /** The keys that the spec has, wherever their blocks stand. */
  static Set<Key<?>> in(Map<String, Object> spec) {
    Set<Key<?>> keys = new HashSet<>();
    read(spec, SpecKeys.SHAPE, keys);
    return keys;
  }

  /** The key at the path. */
  static Key<?> key(String path) {
    Form form = new Form.Block(() -> SpecKeys.SHAPE);
    Optional<Key<?>> found = Optional.empty();
    for (String segment : path.replace("[]", "").split("\\.")) {
      if (!segment.equals("<name>")) {
        found = block(form).flatMap(shape -> shape.key(segment));
        form = found.orElseThrow(() -> new IllegalArgumentException(path)).type().form();
      }
    }
    return found.orElseThrow();
  }

  /**
   * The key of that name in the block at a place of a tree.
   *
   * @throws IllegalArgumentException where there is no such block, or it has no such key
   */
  static Key<?> keyBelow(List<Object> place, String name) {
    Form form = new Form.Block(() -> SpecKeys.SHAPE);
    for (Object step : place) {
      form = below(form, String.valueOf(step));
    }
    return block(form)
        .flatMap(shape -> shape.key(name))
        .orElseThrow(() -> new IllegalArgumentException(place + " " + name));
  }

  private static Form below(Form form, String step) {
    if (form instanceof Form.MapOf map) {
      return map.values();
    }
    if (form instanceof Form.ListOf list) {
      return list.items();
    }
    if (form instanceof Form.Either either) {
      boolean item = step.matches("[0-9]+");
      return either.forms().stream()
          .filter(one -> item ? one instanceof Form.ListOf : !(one instanceof Form.ListOf))
          .findFirst()
          .map(one -> below(one, step))
          .orElseThrow(() -> new IllegalArgumentException(step));
    }
    return form.shape()
        .flatMap(shape -> shape.key(step))
        .map(key -> key.type().form())
        .orElseThrow(() -> new IllegalArgumentException(step));
  }

  private static Optional<Shape> block(Form form) {
    if (form instanceof Form.MapOf map) {
      return block(map.values());
    }
    if (form instanceof Form.ListOf list) {
      return block(list.items());
    }
    return form instanceof Form.Either either
        ? either.forms().stream().flatMap(one -> block(one).stream()).findFirst()
        : form.shape();
  }

  private static void read(Object value, Shape shape, Set<Key<?>> keys) {
    if (value instanceof Map<?, ?> map) {
      map.forEach(
          (name, inner) ->
              shape
                  .key(String.valueOf(name))
                  .ifPresent(
                      key -> {
                        keys.add(key);
                        read(inner, key.type().form(), keys);
                      }));
    }
  }

  private static void read(Object value, Form form, Set<Key<?>> keys) {
    if (form instanceof Form.MapOf named && value instanceof Map<?, ?> map) {
      map.values().forEach(inner -> read(inner, named.values(), keys));
    } else if (form instanceof Form.ListOf items && value instanceof List<?> list) {
      list.forEach(item -> read(item, items.items(), keys));
    } else if (form instanceof Form.Either either) {
      either.forms().forEach(one -> read(value, one, keys));
    } else {
      form.shape().ifPresent(shape -> read(value, shape, keys));
    }
  }
}
