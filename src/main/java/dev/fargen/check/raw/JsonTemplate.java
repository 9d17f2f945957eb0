package dev.fargen.check.raw;

import dev.fargen.list.Lists;
import dev.fargen.spec.raw.RawFunction;
import dev.fargen.yaml.MapNode;
import dev.fargen.yaml.Node;
import dev.fargen.yaml.ScalarNode;
import java.util.Optional;

/**
 * A text in JSON that may have substitutions such as {@code ${Name}}, those of {@code Fn::Sub} or
 * those of the service that reads it. Each is taken for a text of its own.
 *
 * @param text in which substitutions outside of quotes are in quotes
 * @param quoted whether all of them were in quotes, so that they cannot complete the JSON
 */
record JsonTemplate(String text, boolean quoted) {

  static JsonTemplate of(String written) {
    StringBuilder text = new StringBuilder();
    boolean inside = false;
    boolean quoted = true;
    for (int i = 0; i < written.length(); i++) {
      char letter = written.charAt(i);
      int end = !inside && written.startsWith("${", i) ? written.indexOf('}', i) : -1;
      if (end > 0) {
        text.append('"').append(written, i, end + 1).append('"');
        quoted = false;
        i = end;
      } else if (inside && letter == '\\' && i + 1 < written.length()) {
        text.append(letter).append(written.charAt(++i));
      } else {
        inside ^= letter == '"';
        text.append(letter);
      }
    }
    return new JsonTemplate(text.toString(), quoted);
  }

  /** The text of the node: its own, or the one that {@code Fn::Sub} completes. */
  static Optional<ScalarNode> written(Node node) {
    Optional<RawFunction> call = RawFunction.of(node);
    Optional<Node> text =
        call.isEmpty()
            ? Optional.of(node)
            : call.filter(one -> one.name().equals("Sub"))
                .flatMap(one -> Lists.first(one.arguments()));
    return text.filter(one -> one instanceof ScalarNode && RawFunction.of(one).isEmpty())
        .map(ScalarNode.class::cast);
  }

  /** Whether no substitution can make it valid. */
  boolean isInvalid() {
    return quoted && !Json.isValid(text);
  }

  /** The map that it is in JSON. */
  Optional<MapNode> map() {
    return text.strip().startsWith("{") && Json.isValid(text)
        ? Grammars.parsed(text)
        : Optional.empty();
  }
}
