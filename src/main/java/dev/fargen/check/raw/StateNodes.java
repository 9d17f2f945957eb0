package dev.fargen.check.raw;

import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Suggestion;
import dev.fargen.list.Lists;
import dev.fargen.spec.form.Reading;
import dev.fargen.spec.raw.RawFunction;
import dev.fargen.yaml.ListNode;
import dev.fargen.yaml.MapNode;
import dev.fargen.yaml.MapNode.Entry;
import dev.fargen.yaml.Node;
import dev.fargen.yaml.ScalarNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** Reads the fields of the Amazon States Language; what a substitution stands for is not known. */
final class StateNodes {

  private StateNodes() {}

  static Optional<Node> value(MapNode map, String key) {
    return map.entry(key).map(Entry::value);
  }

  /** The text of the key where it is literal. */
  static Optional<ScalarNode> text(MapNode map, String key) {
    return value(map, key)
        .filter(node -> node instanceof ScalarNode && !isOpen(node))
        .map(ScalarNode.class::cast);
  }

  static boolean isOpen(Node node) {
    return RawFunction.of(node).isPresent()
        || (node instanceof ScalarNode scalar && scalar.text().contains("${"))
        || DynamicReference.isIn(node);
  }

  static List<MapNode> maps(MapNode map, String key) {
    return value(map, key).orElse(null) instanceof ListNode list
        ? Lists.only(list.items(), MapNode.class)
        : List.of();
  }

  static boolean isTrue(MapNode map, String key) {
    return text(map, key).filter(one -> one.text().equals("true")).isPresent();
  }

  static Optional<BigDecimal> number(MapNode map, String key) {
    try {
      return text(map, key).map(one -> new BigDecimal(one.text()));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** The map has no other fields than these. */
  static Verdict fields(MapNode map, List<String> known, String owner) {
    Verdict verdict = Verdict.FITS;
    for (Entry entry : map.entries()) {
      String name = entry.key().text();
      if (!known.contains(name) && !RawFunction.isMacro(name)) {
        String message = "`" + name + "` is not supported in " + owner;
        Diagnostic fault =
            Grammars.refused(entry.key(), Code.UNKNOWN_PROPERTY, message, "").faults().get(0);
        String seconds = name + "Seconds"; // Timeout, Heartbeat
        verdict =
            verdict.and(
                Verdict.of(
                    known.contains(seconds)
                        ? fault.help(Suggestion.question(seconds))
                        : fault.unknown(name, known)));
      }
    }
    return verdict;
  }

  static Verdict least(MapNode map, String key, String least) {
    Optional<BigDecimal> number = number(map, key);
    return number.isPresent() && number.get().compareTo(new BigDecimal(least)) < 0
        ? Grammars.refused(
            map.entry(key).orElseThrow().value(),
            Code.OUT_OF_RANGE,
            "`" + key + ": " + number.get() + "` is below the minimum, " + least,
            "")
        : Verdict.FITS;
  }

  static Verdict oneOf(MapNode map, String key, List<String> values) {
    Optional<ScalarNode> text = text(map, key).filter(one -> !values.contains(one.text()));
    if (text.isEmpty()) {
      return Verdict.FITS;
    }
    String message = Reading.written(key, text.get()) + " is not valid";
    Diagnostic fault =
        Grammars.refused(text.get(), Code.INVALID_VALUE, message, "").faults().get(0);
    return Verdict.of(fault.unknown(text.get().text(), values));
  }

  /** A field that JSONPath does not have. */
  static Verdict requiresJsonata(ScalarNode field) {
    return Grammars.refused(
        field,
        Code.CONFLICTING_KEYS,
        "`" + field.text() + "` requires `QueryLanguage: JSONata`",
        "`QueryLanguage` defaults to `JSONPath`");
  }

  static Verdict notBoth(MapNode map, String first, String second) {
    return value(map, first).isPresent() && value(map, second).isPresent()
        ? Grammars.refused(
            map.entry(second).orElseThrow().key(),
            Code.CONFLICTING_KEYS,
            "`" + first + "` and `" + second + "` cannot be used together",
            "")
        : Verdict.FITS;
  }
}
