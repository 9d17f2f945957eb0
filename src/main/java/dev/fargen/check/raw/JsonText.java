package dev.fargen.check.raw;

import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Span;
import dev.fargen.list.Lists;
import dev.fargen.spec.raw.RawFunction;
import dev.fargen.yaml.ListNode;
import dev.fargen.yaml.MapNode;
import dev.fargen.yaml.MapNode.Entry;
import dev.fargen.yaml.Node;
import dev.fargen.yaml.ScalarNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A text in JSON, and where its parts are in the spec. It may have substitutions such as {@code
 * ${Name}}, those of {@code Fn::Sub} or those of the service that reads it: each is taken for a
 * text of its own.
 *
 * @param host where the text is written
 * @param text of the same length as the written one, in which substitutions outside of quotes are
 *     in quotes
 * @param quoted whether all of them were in quotes, so that they cannot complete the JSON
 * @param open whether it has substitutions at all
 */
record JsonText(ScalarNode host, String text, boolean quoted, boolean open) {

  private static final String START = "${";

  /** The text of the node: its own, or the one that {@code Fn::Sub} completes. */
  static Optional<JsonText> of(Node node) {
    return written(node)
        .map(
            host ->
                RawFunction.of(node).isPresent()
                    ? template(host)
                    : new JsonText(host, host.text(), true, false));
  }

  /** The same, where the service that reads the text has substitutions of its own. */
  static Optional<JsonText> ofTemplate(Node node) {
    return written(node).map(JsonText::template);
  }

  private static JsonText template(ScalarNode host) {
    String written = host.text();
    StringBuilder text = new StringBuilder();
    boolean inside = false;
    boolean quoted = true;
    for (int i = 0; i < written.length(); i++) {
      char letter = written.charAt(i);
      int end = !inside && written.startsWith(START, i) ? written.indexOf('}', i) : -1;
      if (end > i + START.length()) {
        text.append('"').append(written, i, end - 1).append('"');
        quoted = false;
        i = end;
      } else if (inside && letter == '\\' && i + 1 < written.length()) {
        text.append(letter).append(written.charAt(++i));
      } else {
        inside ^= letter == '"';
        text.append(letter);
      }
    }
    return new JsonText(host, text.toString(), quoted, true);
  }

  private static Optional<ScalarNode> written(Node node) {
    Optional<RawFunction> call = RawFunction.of(node);
    Optional<Node> text =
        call.isEmpty()
            ? Optional.of(node)
            : call.filter(one -> one.name().equals("Sub"))
                .flatMap(one -> Lists.first(one.arguments()));
    return text.filter(one -> one instanceof ScalarNode && RawFunction.of(one).isEmpty())
        .map(ScalarNode.class::cast);
  }

  /** Where it is no JSON, if no substitution can make it valid. */
  Optional<Diagnostic> fault(String message) {
    return Json.fault(text).filter(fault -> quoted).map(fault -> fault(fault, message));
  }

  private Diagnostic fault(Json.Fault fault, String message) {
    Diagnostic plain = Diagnostic.of(Code.INVALID_VALUE, message);
    Span at = character(fault.at());
    if (!isPlaced()) {
      return plain.at(host.span().firstLine());
    }
    if (fault.open() >= 0) {
      String bracket = text.charAt(fault.open()) == '{' ? "`}`" : "`]`";
      return fault.missing().isEmpty()
          ? plain
              .at(at, "a " + bracket + " is missing before this")
              .at(character(fault.open()), "opened here")
          : plain
              .at(at, "the JSON ends here, and `" + fault.missing() + "` is missing")
              .at(character(fault.open()), "this one, or one inside it, is not closed");
    }
    boolean comma = !text.isEmpty() && text.charAt(fault.at()) == ',';
    return plain.at(at, comma ? "a comma after the last item" : "not JSON from here on");
  }

  private Span character(int at) {
    return text.isEmpty() ? host.span() : host.part(text.codePointCount(0, at), 1);
  }

  /** Whether the parts of the text have places of their own. */
  private boolean isPlaced() {
    return !text.isEmpty() && !host.part(0, 1).equals(host.span());
  }

  boolean isMap() {
    return text.strip().startsWith("{");
  }

  /** The map that it is in JSON. */
  Optional<MapNode> map() {
    if (!isMap() || !Json.isValid(text)) {
      return Optional.empty();
    }
    return Grammars.parsed(text).map(map -> (MapNode) placed(map, starts(text), isPlaced()));
  }

  private static List<Integer> starts(String text) {
    List<Integer> starts = new ArrayList<>(List.of(0));
    for (int i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) {
      starts.add(text.codePointCount(0, i + 1));
    }
    return starts;
  }

  /** The node at its place in the spec. */
  private Node placed(Node node, List<Integer> starts, boolean known) {
    Span span = node.span();
    int from = starts.get(span.line() - 1) + span.column() - 1;
    int to = starts.get(span.endLine() - 1) + span.endColumn() - 1;
    Span place = known ? host.part(from, to - from) : host.span().firstLine();
    if (node instanceof MapNode map) {
      Map<String, Entry> entries = new LinkedHashMap<>();
      for (Entry entry : map.entries()) {
        ScalarNode key = (ScalarNode) placed(entry.key(), starts, known);
        Node value = placed(entry.value(), starts, known);
        entries.put(
            entry.key().text(),
            new Entry(new ScalarNode(key.text(), key.plain(), key.span()), value));
      }
      return new MapNode(entries, place);
    }
    if (node instanceof ListNode list) {
      return new ListNode(Lists.map(list.items(), one -> placed(one, starts, known)), place);
    }
    ScalarNode scalar = (ScalarNode) node;
    boolean substituted = open && scalar.text().contains(START);
    return new ScalarNode(
        scalar.text(), scalar.plain(), place, substituted ? Optional.of("!Sub") : Optional.empty());
  }
}
