package dev.fargen.check.raw;

import dev.fargen.check.raw.SchemaChecker.Subject;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.list.Lists;
import dev.fargen.spec.form.Reading;
import dev.fargen.spec.raw.RawFunction;
import dev.fargen.spec.raw.RawValues;
import dev.fargen.yaml.ListNode;
import dev.fargen.yaml.MapNode;
import dev.fargen.yaml.Node;
import dev.fargen.yaml.ScalarNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The words of a schema about a whole list. */
final class ListWords {

  private ListWords() {}

  static Verdict check(String word, Node content, ListNode list, Subject subject) {
    boolean open = Lists.any(list.items(), item -> RawFunction.of(item).isPresent());
    return switch (word) {
      case "minItems" -> least(number(content), list, open, subject);
      case "maxItems" -> most(number(content), list.items().size(), open, subject);
      case "maxUniqueItems" -> most(number(content), distinct(list), open, subject);
      case "uniqueKeys" -> unique(SchemaChecker.texts(content), list, subject);
      case "type" ->
          ScalarWords.types(content).contains("array")
              ? Verdict.FITS
              : subject.refused(Code.WRONG_TYPE, "`" + subject.name() + "` must not be a list");
      default -> Verdict.FITS;
    };
  }

  /** The item at this index, of the few whose place means something. */
  static String item(int index) {
    return switch (index) {
      case 0 -> "the first item";
      case 1 -> "the second item";
      default -> "item " + (index + 1);
    };
  }

  private static int number(Node content) {
    return content instanceof ScalarNode scalar ? Integer.parseInt(scalar.text()) : 0;
  }

  private static int distinct(ListNode list) {
    return Lists.distinct(Lists.map(list.items(), RawValues::of)).size();
  }

  private static Verdict least(int limit, ListNode list, boolean open, Subject subject) {
    int size = list.items().size();
    return size >= limit ? Verdict.FITS : open ? Verdict.OPEN : size(size, limit, true, subject);
  }

  private static Verdict most(int limit, int size, boolean open, Subject subject) {
    return size <= limit ? Verdict.FITS : open ? Verdict.OPEN : size(size, limit, false, subject);
  }

  private static Verdict size(int size, int limit, boolean least, Subject subject) {
    return subject.refused(
        Code.OUT_OF_RANGE,
        "`"
            + subject.name()
            + "` has "
            + size
            + (size == 1 ? " item" : " items")
            + "; the "
            + (least ? "minimum" : "maximum")
            + subject.reason().end()
            + " is "
            + limit);
  }

  /** No two items with the same values of these keys. */
  private static Verdict unique(List<String> keys, ListNode list, Subject subject) {
    Map<List<String>, Node> seen = new HashMap<>();
    for (MapNode item : Lists.only(list.items(), MapNode.class)) {
      List<Node> values = Lists.present(Lists.map(keys, key -> SchemaChecker.child(item, key)));
      boolean literal =
          Lists.all(values, one -> one instanceof ScalarNode && RawFunction.of(one).isEmpty());
      if (literal && values.size() == keys.size()) {
        Node first =
            seen.putIfAbsent(
                Lists.map(Lists.only(values, ScalarNode.class), ScalarNode::text), values.get(0));
        if (first != null) {
          return Verdict.of(
              Diagnostic.of(
                      Code.VALUE_TWICE,
                      "`"
                          + subject.name()
                          + "` has two items with "
                          + Lists.enumerated(
                              Lists.map(keys, key -> Reading.written(key, text(item, key))), "and"))
                  .at(values.get(0).span(), "second item")
                  .at(first.span(), "first item"));
        }
      }
    }
    return Verdict.FITS;
  }

  private static ScalarNode text(MapNode item, String key) {
    return (ScalarNode) SchemaChecker.child(item, key).orElseThrow();
  }
}
