package dev.fargen.spec.form;

import dev.fargen.diag.Span;
import java.util.Optional;
import java.util.function.Function;

/**
 * A value of the spec with the place it was written at.
 *
 * @param span the value's place; where a default fills in, the place of what lacks the key
 * @param parameter the template parameter that carries it, where it was written as {@code ${Name}}
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
