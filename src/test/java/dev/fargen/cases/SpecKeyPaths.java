package dev.fargen.cases;

import dev.fargen.cli.KeyPlace;
import dev.fargen.spec.SpecKeys;
import dev.fargen.spec.form.Choice;
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
    Form<?> form = Form.block(() -> SpecKeys.SHAPE);
    Optional<Key<?>> found = Optional.empty();
    for (String segment : path.replace("[]", "").split("\\.")) {
      if (!segment.equals("<name>")) {
        found = block(form).flatMap(shape -> shape.key(segment));
        form = found.orElseThrow(() -> new IllegalArgumentException(path)).form();
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
    Form<?> form = Form.block(() -> SpecKeys.SHAPE);
    for (Object step : place) {
      form = below(form, String.valueOf(step));
    }
    return block(form)
        .flatMap(shape -> shape.key(name))
        .orElseThrow(() -> new IllegalArgumentException(place + " " + name));
  }

  private static Form<?> below(Form<?> form, String step) {
    if (form.parts().isEmpty()) {
      return form.shape()
          .flatMap(shape -> shape.key(step))
          .map(Key::form)
          .orElseThrow(() -> new IllegalArgumentException(step));
    }
    if (form instanceof Choice<?> choice) {
      boolean item = step.matches("[0-9]+");
      return choice.forms().stream()
          .filter(one -> item == one.parts().stream().anyMatch(part -> part.path().equals("[]")))
          .findFirst()
          .map(one -> below(one, step))
          .orElseThrow(() -> new IllegalArgumentException(step));
    }
    return form.parts().get(0).form();
  }

  private static Optional<Shape> block(Form<?> form) {
    return form.shape()
        .or(() -> form.parts().stream().flatMap(part -> block(part.form()).stream()).findFirst());
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
                        read(inner, key.form(), keys);
                      }));
    }
  }

  private static void read(Object value, Form<?> form, Set<Key<?>> keys) {
    for (Form.Part part : form.parts()) {
      if (part.path().isEmpty()) {
        read(value, part.form(), keys);
      } else if (value instanceof Map<?, ?> map && part.path().equals(".<name>")) {
        map.values().forEach(inner -> read(inner, part.form(), keys));
      } else if (value instanceof List<?> list && part.path().equals("[]")) {
        list.forEach(item -> read(item, part.form(), keys));
      }
    }
    if (form.parts().isEmpty()) {
      form.shape().ifPresent(shape -> read(value, shape, keys));
    }
  }
}
