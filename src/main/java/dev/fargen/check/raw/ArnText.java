package dev.fargen.check.raw;

import dev.fargen.spec.raw.RawFunction;
import dev.fargen.yaml.Node;
import dev.fargen.yaml.ScalarNode;
import java.util.Optional;

/** An ARN as it is written, with an example in place of each reference whose value has a form. */
final class ArnText {

  private static final String OPEN = "${";

  private ArnText() {}

  /** The text; nothing where it depends on what is not known. */
  static Optional<String> of(Node node, Peers peers) {
    if (DynamicReference.isIn(node)) {
      return Optional.empty();
    }
    Optional<RawFunction> call = RawFunction.of(node);
    if (call.isEmpty()) {
      return node instanceof ScalarNode text ? Optional.of(text.text()) : Optional.empty();
    }
    if (call.get().name().equals("Sub")) {
      return call.get().argument() instanceof ScalarNode text
          ? filled(text, peers)
          : Optional.empty();
    }
    return Returned.of(call.get(), peers).map(Returned::example);
  }

  private static Optional<String> filled(ScalarNode template, Peers peers) {
    StringBuilder filled = new StringBuilder();
    String text = template.text();
    int from = 0;
    for (int at = text.indexOf(OPEN); at >= 0; at = text.indexOf(OPEN, from)) {
      int end = text.indexOf('}', at);
      if (end < 0 || text.charAt(at + OPEN.length()) == '!') {
        return Optional.empty();
      }
      String name = text.substring(at + OPEN.length(), end).strip();
      String function = name.contains(".") ? "GetAtt" : "Ref";
      Optional<Returned> value =
          Returned.of(
              new RawFunction(function, new ScalarNode(name, true, template.span())), peers);
      if (value.isEmpty()) {
        return Optional.empty();
      }
      filled.append(text, from, at).append(value.get().example());
      from = end + 1;
    }
    return Optional.of(filled.append(text.substring(from)).toString());
  }

  /** Whether it has the six parts of an ARN; a wildcard may stand for several of them. */
  static boolean isArn(String text) {
    int colons = text.length() - text.replace(":", "").length();
    return text.startsWith("*")
        || text.startsWith("{{resolve:")
        || (text.startsWith("arn:") && (colons >= 5 || text.contains("*")));
  }
}
