package dev.fargen.cfn;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** A value in a template: a scalar, a list, a map, or an intrinsic function. */
public sealed interface Value permits Scalar, Sequence, Mapping, Intrinsic, Undecided {

  /** The values right inside this one, in their order; a scalar has none. */
  Collection<Value> children();

  /** This value with other children; this very one where every child stays what it is. */
  Value map(UnaryOperator<Value> change);

  /** Whether this value, or one anywhere inside it, is such a one. */
  default boolean any(Predicate<Value> such) {
    if (such.test(this)) {
      return true;
    }
    for (Value child : children()) {
      if (child.any(such)) {
        return true;
      }
    }
    return false;
  }

  /** This value with every value in it changed, the innermost first, and itself last. */
  default Value rewrite(UnaryOperator<Value> change) {
    return new Rewriting(change).apply(this);
  }

  /** What comes of this value, when for each value it is known what came of its children. */
  default <T> T fold(BiFunction<Value, List<T>, T> combine) {
    Collection<Value> children = children();
    List<T> inside = new ArrayList<>(children.size());
    for (Value child : children) {
      inside.add(child.fold(combine));
    }
    return combine.apply(this, inside);
  }

  /**
   * Shows this value and all inside it, the outermost first and as they are written, each with the
   * way to it.
   */
  default void walk(BiConsumer<Value, Path> visitor) {
    walk(Path.START, visitor);
  }

  /**
   * Shows this value and all inside it.
   *
   * @param path the way to this value
   */
  default void walk(Path path, BiConsumer<Value, Path> visitor) {
    visitor.accept(this, path);
    if (this instanceof Mapping map) {
      for (Map.Entry<String, Value> entry : map.entries().entrySet()) {
        entry.getValue().walk(path.then(entry.getKey()), visitor);
      }
    } else if (this instanceof Sequence list) {
      for (int i = 0; i < list.items().size(); i++) {
        list.items().get(i).walk(path.item(i), visitor);
      }
    } else {
      Path inside = this instanceof Intrinsic call ? path.into(call) : path;
      for (Value child : children()) {
        child.walk(inside, visitor);
      }
    }
  }

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
