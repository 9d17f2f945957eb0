package dev.fargen.spec.form;

import dev.fargen.diag.Span;
import java.util.Optional;
import java.util.function.Function;

/**
 * A value of the spec with its place.
 *
 * @param span the place of the value; for a default, the place of the block without the key
 * @param parameter the template parameter, if the value is written as {@code ${Name}}
 */
public record Given<T>(T value, Span span, Optional<String> parameter) {

  public static <T> Given<T> of(T value, Span span) {
    return new Given<>(value, span, Optional.empty());
  }

  /** Another value at the same place. */
  public <R> Given<R> map(Function<? super T, R> change) {
    return new Given<>(change.apply(value), span, parameter);
  }
}
