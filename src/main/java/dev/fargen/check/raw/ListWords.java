package dev.fargen.check.raw;

import dev.fargen.cfn.Value;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The words of a schema about a whole list. */
final class ListWords {

  private ListWords() {}

  static Verdict check(String word, Node content, ListNode list, Subject subject) {
    boolean open = Lists.any(list.items(), item -> RawFunction.of(item).isPresent());
    return switch (word) {
      case "minItems" -> least(number(content), list, open, subject);
      case "maxItems" -> most(number(content), list, open, subject);
      case "maxUniqueItems" ->
          most(number(content), new ListNode(distinct(list), list.span()), open, subject);
      case "uniqueKeys" -> unique(SchemaChecker.texts(content), list, subject);
      case "type" ->
          ScalarWords.types(content).contains("array")
              ? Verdict.FITS
              : subject.refused(Code.WRONG_TYPE, "`" + subject.name() + "` must not be a list");
      default -> Verdict.FITS;
    };
  }

  /** What schemas say of the items that each of them is about. */
  static Verdict first(
      List<Node> schemas, List<Node> items, Subject subject, SchemaChecker checker) {
    Verdict verdict = Verdict.FITS;
    for (int i = 0; i < Math.min(schemas.size(), items.size()); i++) {
      Verdict item = checker.check(schemas.get(i), subject.item(items.get(i)));
      String place = item(i) + " of `" + subject.name() + "`";
      verdict = verdict.and(items.get(i) instanceof MapNode ? item.in(place) : item);
    }
    boolean swapped =
        schemas.size() == 2
            && items.size() == 2
            && verdict.faults().size() == 2
            && checker.check(schemas.get(0), subject.item(items.get(1))).fits()
            && checker.check(schemas.get(1), subject.item(items.get(0))).fits();
    return swapped ? Verdict.of(inWrongOrder(verdict.faults().get(0))) : verdict;
  }

  private static Diagnostic inWrongOrder(Diagnostic first) {
    return Diagnostic.of(first.code(), first.message())
        .at(first.span())
        .note("the two items are in the wrong order")
        .help("swap the two items");
  }

  /** The item at this index, of the few whose place means something. */
  private static String item(int index) {
    return switch (index) {
      case 0 -> "the first item";
      case 1 -> "the second item";
      default -> "item " + (index + 1);
    };
  }

  private static int number(Node content) {
    return content instanceof ScalarNode scalar ? Integer.parseInt(scalar.text()) : 0;
  }

  private static List<Node> distinct(ListNode list) {
    Map<Value, Node> distinct = new LinkedHashMap<>();
    list.items().forEach(item -> distinct.putIfAbsent(RawValues.of(item), item));
    return List.copyOf(distinct.values());
  }

  private static Verdict least(int limit, ListNode list, boolean open, Subject subject) {
    int size = list.items().size();
    return size >= limit
        ? Verdict.FITS
        : open
            ? Verdict.OPEN
            : subject.refused(Code.OUT_OF_RANGE, size(size, limit, true, subject));
  }

  private static Verdict most(int limit, ListNode list, boolean open, Subject subject) {
    int size = list.items().size();
    return size <= limit
        ? Verdict.FITS
        : open ? Verdict.OPEN : Verdict.of(tooMany(size(size, limit, false, subject), list, limit));
  }

  /** A list with more items than it can have, at the first one of these. */
  static Diagnostic tooMany(String message, ListNode list, int limit) {
    Node item = list.items().get(limit);
    return Diagnostic.of(Code.OUT_OF_RANGE, message)
        .at(
            item instanceof MapNode ? item.span().first(1) : item.span().firstLine(),
            "item " + (limit + 1));
  }

  private static String size(int size, int limit, boolean least, Subject subject) {
    return Sizes.outside(
        "`" + subject.name() + "`",
        size,
        size == 1 ? "item" : "items",
        least,
        subject.reason().end(),
        limit);
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
