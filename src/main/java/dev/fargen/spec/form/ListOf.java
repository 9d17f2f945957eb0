package dev.fargen.spec.form;

import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.yaml.ListNode;
import dev.fargen.yaml.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A list.
 *
 * @param least the smallest number of items: none or one
 * @param distinct whether duplicate items are refused
 * @param ifEmpty the help for an empty list, if the usual one does not fit
 */
public record ListOf<T>(Form<T> items, int least, int most, boolean distinct, String ifEmpty)
    implements Form<List<Given<T>>> {

  ListOf(Form<T> items, int least, int most, boolean distinct) {
    this(items, least, most, distinct, "");
  }

  /** The same with this help for an empty list. */
  public ListOf<T> ifEmpty(String help) {
    return new ListOf<>(items, least, most, distinct, help);
  }

  /** The same, or a single item without a list. */
  public Form<List<Given<T>>> orOne() {
    return new Choice.OneOrMany<>(this);
  }

  @Override
  public Optional<List<Given<T>>> read(Node node, Reading in) {
    if (!(node instanceof ListNode list)) {
      return in.wrongType(node, "a list");
    }
    List<Given<T>> read = new ArrayList<>();
    boolean good = true;
    Map<T, Node> seen = new HashMap<>();
    for (Node item : list.items()) {
      Optional<Given<T>> given = items.given(item, in.ofItem());
      if (given.isEmpty()) {
        good = false;
        continue;
      }
      read.add(given.get());
      Node first = seen.putIfAbsent(given.get().value(), item);
      if (distinct && first != null) {
        good = false;
        in.report(
            Diagnostic.of(
                    Code.VALUE_TWICE, "duplicate item " + item.kind() + " in `" + in.key() + "`")
                .at(item.span(), "duplicate")
                .at(first.span(), "first here")
                .help("remove the duplicate"));
      }
    }
    return counts(list, in) && good ? Optional.of(List.copyOf(read)) : Optional.empty();
  }

  private boolean counts(ListNode list, Reading in) {
    int count = list.items().size();
    if (count >= least && count <= most) {
      return true;
    }
    String key = "`" + in.key() + "`";
    in.report(
        count < least
            ? Diagnostic.of(Code.OUT_OF_RANGE, key + " must not be an empty list")
                .at(list.span())
                .help(ifEmpty.isEmpty() ? "remove " + key + ", or add an item" : ifEmpty)
            : Diagnostic.of(
                    Code.OUT_OF_RANGE, key + " has " + count + " items; the maximum is " + most)
                .at(list.items().get(most).span(), "item " + (most + 1)));
    return false;
  }

  @Override
  public String words() {
    return "a list, each item " + items.words();
  }

  @Override
  public List<Part> parts() {
    return List.of(new Part("[]", items));
  }
}
