package dev.fargen.spec.form;

import dev.fargen.diag.Span;
import dev.fargen.yaml.Node;
import dev.fargen.yaml.ScalarNode;
import java.util.List;

/**
 * What holds where a key is not written.
 *
 * @param pattern for people; {@code %s} is where a value stands in it, one after the other
 * @param values as a spec would have them: one; two, of which something else decides; or none,
 *     where words are all that there is to say, and the resolver finds it out
 */
public record Default(String pattern, List<String> values) {

  static final Default NONE = new Default("none", List.of());

  public Default {
    values = List.copyOf(values);
  }

  /** For people. */
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
   * One of the values, as if it were written there.
   *
   * @param count how many there should be
   * @throws IllegalStateException where there are not so many: a fault of fargen
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

  /** Whether it is a value and nothing else. */
  public boolean isValue() {
    return values.size() == 1 && values.get(0).equals(words());
  }
}
