package dev.fargen.spec.form;

import dev.fargen.diag.Span;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Values under names that the user chooses, in the order of the spec. */
public record Named<T>(Map<String, Entry<T>> entries) {

  /** A value, and the place of its name. */
  public record Entry<T>(Span key, Given<T> value) {}

  public Named {
    entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
  }

  public static <T> Named<T> none() {
    return new Named<>(Map.of());
  }
}
