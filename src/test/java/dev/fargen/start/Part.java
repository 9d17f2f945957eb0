package dev.fargen.start;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A map of a template, all of whose values are texts, lists and maps. What is not there is empty.
 */
record Part(Map<String, Object> values) {
  static final Part NONE = new Part(Map.of());

  @SuppressWarnings("unchecked") // a template's maps have texts for keys
  static Part of(@Nullable Object value) {
    return value instanceof Map<?, ?> map ? new Part((Map<String, Object>) map) : NONE;
  }

  boolean has(String key) {
    return values.containsKey(key);
  }

  String text(String key) {
    return text(key, "");
  }

  String text(String key, String fallback) {
    Object value = values.get(key);
    return value == null ? fallback : String.valueOf(value);
  }

  boolean is(String key) {
    return text(key).equals("true");
  }

  int number(String key, int fallback) {
    String text = text(key);
    return text.matches("\\d{1,9}") ? Integer.parseInt(text) : fallback;
  }

  Part part(String key) {
    return of(values.get(key));
  }

  /** The parts in a list, or the one that stands in its place. */
  List<Part> parts(String key) {
    return list(key).stream().map(Part::of).toList();
  }

  List<String> texts(String key) {
    return list(key).stream().map(String::valueOf).toList();
  }

  List<Object> list(String key) {
    Object value = values.get(key);
    if (value instanceof List<?> list) {
      return List.copyOf(list);
    }
    return value == null ? List.of() : List.of(value);
  }
}
