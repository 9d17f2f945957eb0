package dev.fargen.spec.form;

import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.yaml.ScalarNode;
import java.util.Optional;

/**
 * A port, and after a slash its protocol: {@code 53/udp}.
 *
 * @param protocol {@code tcp} if there is none
 */
public record PortText(int port, String protocol) {

  /** The port of a text with the pattern that {@link #fault} checks. */
  public static PortText of(ScalarNode node) {
    String text = node.text();
    int slash = text.indexOf('/');
    return new PortText(
        Integer.parseInt(slash < 0 ? text : text.substring(0, slash)),
        slash < 0 ? "tcp" : text.substring(slash + 1));
  }

  /**
   * What is wrong with the text.
   *
   * @param words what the pattern is, for people
   * @param pattern at most five digits, with the protocols that may follow
   */
  public static Optional<Diagnostic> fault(
      ScalarNode node, String key, String words, String pattern) {
    Optional<Diagnostic> wrong = Check.pattern(words, pattern).fault(node, key);
    return wrong.isPresent() || of(node).port() <= PortRange.MOST
        ? wrong
        : Optional.of(
            Diagnostic.of(
                    Code.OUT_OF_RANGE,
                    Reading.written(key, node) + " is above the maximum, " + PortRange.MOST)
                .at(node.span()));
  }
}
