package dev.fargen.spec.form;

import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Span;
import dev.fargen.yaml.ListNode;
import dev.fargen.yaml.Node;
import dev.fargen.yaml.ScalarNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Types of lists in which each item stands once, and of which there are only so many. */
public final class ListTypes {

  private ListTypes() {}

  /** One item at least, the same one as often as is liked. */
  public static <T> Type<List<Given<T>>> some(Type<T> items, boolean orOne) {
    Type<List<Given<T>>> list = Types.list(items, orOne);
    return new Type<>(
        form(items, Integer.MAX_VALUE, false, orOne),
        (node, in) ->
            node instanceof ListNode written && !counts(written, Integer.MAX_VALUE, in)
                ? Optional.empty()
                : list.reader().read(node, in));
  }

  /** One item at least, each once. */
  public static <T> Type<List<Given<T>>> distinct(Type<T> items, boolean orOne) {
    return distinct(items, Integer.MAX_VALUE, orOne);
  }

  /** One item at least; with {@code orOne}, a single one may stand without brackets. */
  public static <T> Type<List<Given<T>>> distinct(Type<T> items, int most, boolean orOne) {
    Type<List<Given<T>>> list = Types.list(items, orOne);
    return new Type<>(
        form(items, most, true, orOne),
        (node, in) -> {
          Optional<List<Given<T>>> read = list.reader().read(node, in);
          boolean good =
              !(node instanceof ListNode written)
                  || (counts(written, most, in) && read.filter(all -> once(all, in)).isPresent());
          return good ? read : Optional.empty();
        });
  }

  private static Form form(Type<?> items, int most, boolean distinct, boolean orOne) {
    Form item = items.form();
    Form many = new Form.ListOf(item, 1, most, distinct);
    return orOne ? new Form.Either(List.of(item, many)) : many;
  }

  private static boolean counts(ListNode list, int most, Reading in) {
    int count = list.items().size();
    if (count >= 1 && count <= most) {
      return true;
    }
    String bounds = most == Integer.MAX_VALUE ? "one item or more" : "one to " + most + " items";
    Span span = count == 0 ? list.span() : list.items().get(most).span();
    in.report(
        Diagnostic.of(Code.OUT_OF_RANGE, "`" + in.key() + "` takes " + bounds + ", not " + count)
            .at(span, count == 0 ? "none here" : "one too many"));
    return false;
  }

  private static <T> boolean once(List<Given<T>> items, Reading in) {
    Map<T, Given<T>> seen = new HashMap<>();
    boolean good = true;
    for (Given<T> item : items) {
      Given<T> first = seen.putIfAbsent(item.value(), item);
      if (first != null) {
        good = false;
        in.report(
            Diagnostic.of(Code.VALUE_TWICE, "`" + in.key() + "` has the same value twice")
                .at(item.span(), "again here")
                .at(first.span(), "first here")
                .help("keep one of the two"));
      }
    }
    return good;
  }

  /** A list of texts, or {@code ${Name}} for a parameter that is the whole list. */
  public static Type<Texts> texts(Type<Text> item, int most) {
    Type<List<Given<Text>>> list = distinct(item, most, false);
    Form parameter = new Form.Text("a list parameter `${Name}`", "\\$\\{[A-Za-z0-9]+\\}", false);
    return new Type<>(
        new Form.Either(List.of(list.form(), parameter)),
        (node, in) -> {
          Optional<String> named = Reading.wholeParameter(node);
          if (named.isEmpty()) {
            return list.reader().read(node, in).map(items -> new Texts(items, Optional.empty()));
          }
          in.usesList(named.get(), node.span());
          Optional<Node> value = in.valueOf(named.get());
          boolean good = value.isEmpty() || list.reader().read(listed(value.get()), in).isPresent();
          return good ? Optional.of(new Texts(List.of(), named)) : Optional.empty();
        });
  }

  /** A value as a list: CloudFormation's own form is a text with commas. */
  static Node listed(Node value) {
    if (!(value instanceof ScalarNode scalar)) {
      return value;
    }
    List<Node> items = new ArrayList<>();
    for (String item : scalar.text().split(",", -1)) {
      items.add(new ScalarNode(item.strip(), scalar.plain(), scalar.span()));
    }
    return new ListNode(items, scalar.span());
  }
}
