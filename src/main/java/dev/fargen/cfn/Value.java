package dev.fargen.cfn;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A value in a template: a scalar, a list, a map, or an intrinsic function. These say by themselves
 * when they are equal: what a record has of its own for that is put together anew at each start,
 * and takes longer than to print a template.
 */
public sealed interface Value permits Scalar, Sequence, Mapping, Intrinsic, Undecided {

  /** The values right inside this one, in their order; a scalar has none. */
  Collection<Value> children();

  /** This value with other children; this very one where every child stays what it is. */
  Value map(UnaryOperator<Value> change);

  static Scalar text(String text) {
    return new Scalar(text);
  }

  static Scalar number(long number) {
    return new Scalar(BigDecimal.valueOf(number));
  }

  static Scalar number(BigDecimal number) {
    return new Scalar(number);
  }

  static Scalar bool(boolean bool) {
    return new Scalar(bool);
  }

  static Sequence list(Value... items) {
    return new Sequence(Arrays.asList(items));
  }

  static Sequence list(List<? extends Value> items) {
    return new Sequence(List.copyOf(items));
  }

  /** A list of texts. */
  static Sequence texts(List<String> items) {
    List<Value> texts = new ArrayList<>();
    for (String item : items) {
      texts.add(text(item));
    }
    return new Sequence(texts);
  }

  /** A list of texts. */
  static Sequence texts(String... items) {
    return texts(Arrays.asList(items));
  }

  /** A map with these first entries, key by key; more with {@link Mapping#with}. */
  static Mapping map() {
    return Mapping.EMPTY;
  }
}
