package dev.fargen.spec.form;

import dev.fargen.diag.Span;
import dev.fargen.yaml.Node;
import dev.fargen.yaml.ScalarNode;
import java.util.List;

/**
 * The default of a key.
 *
 * @param pattern for people; each {@code %s} stands for a value
 * @param values as in a spec: one value; several, if another key decides between them; or none, if
 *     the resolver determines the value
 */
public record Default(String pattern, List<String> values) {

  static final Default NONE = new Default("none", List.of());

  public Default {
    values = List.copyOf(values);
  }

  /** The default, for people. */
  public String words() {
    StringBuilder words = new StringBuilder(pattern);
    for (String value : values) {
      int at = words.indexOf("%s");
      if (at >= 0) {
        words.replace(at, at + 2, value);
      }
    }
    return words.toString();
  }

  /**
   * One of the values, as if it were written at the place.
   *
   * @param count the expected number of values
   * @throws IllegalStateException if there is another number of values: a fault of fargen
   */
  Node written(int index, int count, Span place) {
    if (values.size() != count) {
      throw new IllegalStateException("`" + words() + "` are not " + count + " values");
    }
    String text = values.get(index);
    boolean list = text.startsWith("[");
    ScalarNode scalar =
        new ScalarNode(list ? text.substring(1, text.length() - 1) : text, true, place);
    return list ? Texts.listed(scalar) : scalar;
  }

  /** Whether it is a value without words. */
  public boolean isValue() {
    return values.size() == 1 && values.get(0).equals(words());
  }
}
