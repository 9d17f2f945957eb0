package dev.fargen.spec.form;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A key that a user may write, with everything that is to be said about it.
 *
 * @param name as it stands in the spec
 * @param meaning one or two sentences for the spec reference
 * @param fallback what holds where the key is absent, in words or as a value; empty where nothing
 *     does
 * @param becomes what it turns into: a resource type and property
 * @param example a line or two of YAML
 */
public record Key<T>(
    String name,
    Type<T> type,
    String meaning,
    Optional<String> fallback,
    Optional<String> becomes,
    Optional<String> example,
    boolean required) {

  public static <T> Key<T> of(String name, Type<T> type, String meaning) {
    return new Key<>(
        name, type, meaning, Optional.empty(), Optional.empty(), Optional.empty(), false);
  }

  public Key<T> fallback(String text) {
    return new Key<>(name, type, meaning, Optional.of(text), becomes, example, required);
  }

  public Key<T> becomes(String text) {
    return new Key<>(name, type, meaning, fallback, Optional.of(text), example, required);
  }

  public Key<T> example(String text) {
    return new Key<>(name, type, meaning, fallback, becomes, Optional.of(text), required);
  }

  public Key<T> mandatory() {
    return new Key<>(name, type, meaning, fallback, becomes, example, true);
  }

  /**
   * A key is itself and no other one, however alike two are: the same name stands in many places.
   */
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }
}
