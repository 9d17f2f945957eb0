package dev.fargen.check.template;

import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.diag.Suggestion;
import dev.fargen.list.Lists;
import dev.fargen.spec.form.Reading;
import dev.fargen.spec.raw.RawFunction;
import dev.fargen.yaml.ListNode;
import dev.fargen.yaml.MapNode;
import dev.fargen.yaml.MapNode.Entry;
import dev.fargen.yaml.Node;
import dev.fargen.yaml.ScalarNode;
import java.util.List;
import java.util.Optional;

/** What the checks of a template's entries have in common: keys, and values without functions. */
final class EntryCheck {

  private final String owner;
  private final Diagnostics diagnostics;

  /**
   * @param owner whose keys are checked, for messages: {@code an output}
   */
  EntryCheck(String owner, Diagnostics diagnostics) {
    this.owner = owner;
    this.diagnostics = diagnostics;
  }

  /** Whether the node is a map and not the call of a function; if not, it is reported. */
  boolean isMap(Node node) {
    return is(node, node instanceof MapNode, "a map");
  }

  /** Whether the node is a list and not the call of a function; if not, it is reported. */
  boolean isList(Node node) {
    return is(node, node instanceof ListNode, "a list");
  }

  /** Whether the node is a single value and not the call of a function; if not, it is reported. */
  boolean isLiteral(Node node) {
    return is(node, node instanceof ScalarNode, "a literal string");
  }

  /** Reports what is neither a single value nor a list of single values. */
  void literals(Node node) {
    if (node instanceof ListNode list && RawFunction.of(node).isEmpty()) {
      list.items().forEach(this::isLiteral);
    } else {
      is(node, node instanceof ScalarNode, "a literal string or a list of literal strings");
    }
  }

  /** Whether the node is text, not a number or a boolean; if not, it is reported. */
  boolean isText(Node node, String wanted) {
    boolean other =
        node instanceof ScalarNode scalar
            && scalar.plain()
            && (List.of("true", "false").contains(scalar.text())
                || scalar.text().isEmpty()
                || "0123456789".indexOf(scalar.text().charAt(0)) >= 0);
    return is(node, node instanceof ScalarNode && !other, wanted);
  }

  private boolean is(Node node, boolean kind, String wanted) {
    Optional<RawFunction> call = RawFunction.of(node);
    boolean fits = kind && call.isEmpty();
    if (!fits) {
      String found = call.map(one -> "`!" + one.name() + "`").orElse(node.kind());
      diagnostics.report(
          Diagnostic.of(Code.WRONG_TYPE, owner + " must be " + wanted + ", not " + found)
              .at(node.span().firstLine()));
    }
    return fits;
  }

  /** Reports keys that are not known, and a required one that is missing. */
  void keys(MapNode map, List<String> known, String required) {
    boolean meant = false;
    for (Entry entry : map.entries()) {
      String key = entry.key().text();
      meant |= key.equals(required) || Suggestion.nearest(key, List.of(required)).isPresent();
      if (!known.contains(key) && !RawFunction.isMacro(key)) {
        diagnostics.report(
            Diagnostic.of(Code.UNKNOWN_KEY, "unknown key `" + key + "` in " + owner)
                .at(entry.key().span())
                .unknown(key, known, "write " + Suggestion.oneOf(known)));
      }
    }
    if (!meant) {
      diagnostics.report(
          Diagnostic.of(Code.MISSING_KEY, owner + " requires `" + required + "`")
              .at(map.span().first(1)));
    }
  }

  /** Reports a value that is not one of these. */
  void oneOf(String key, Node node, List<String> allowed) {
    if (node instanceof ScalarNode scalar && !allowed.contains(scalar.text())) {
      diagnostics.report(
          Diagnostic.of(Code.INVALID_VALUE, Reading.written(key, scalar) + " is not valid")
              .at(node.span())
              .note(Reading.must(key, Suggestion.oneOf(allowed)))
              .unknown(scalar.text(), allowed));
    }
  }

  /** Reports a name with other characters than letters and digits of ASCII. */
  static void name(ScalarNode name, String section, Diagnostics diagnostics) {
    if (!isName(name.text()) && !RawFunction.isMacro(name.text())) {
      diagnostics.report(
          Diagnostic.of(
                  Code.INVALID_VALUE,
                  "the name `" + name.text() + "` in `" + section + "` is not valid")
              .at(name.span())
              .note("a logical ID consists of at most 255 letters and digits"));
    }
  }

  private static boolean isName(String text) {
    boolean valid = !text.isEmpty() && text.length() <= 255;
    for (int i = 0; i < text.length(); i++) {
      valid &= text.charAt(i) < 128 && Character.isLetterOrDigit(text.charAt(i));
    }
    return valid;
  }

  /** The value of a key. */
  static Optional<Node> value(MapNode map, String key) {
    return map.entry(key).map(Entry::value);
  }

  /** The texts of the items that are single values. */
  static List<String> texts(Node node) {
    return Lists.map(Lists.only(node.items(), ScalarNode.class), ScalarNode::text);
  }
}
