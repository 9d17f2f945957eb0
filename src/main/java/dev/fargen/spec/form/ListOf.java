package dev.fargen.spec.form;

import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Span;
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
 * @param least how many items it has: none or one
 * @param distinct whether each stands there once
 */
public record ListOf<T>(Form<T> items, int least, int most, boolean distinct)
    implements Form<List<Given<T>>> {

  /** The same; a single item may stand without brackets. */
  public Form<List<Given<T>>> orOne() {
    return new Choice.OneOrMany<>(this);
  }

  @Override
  public Optional<List<Given<T>>> read(Node node, Reading in) {
    if (!(node instanceof ListNode list)) {
      return in.wrongType(node, "a list");
    }
    List<Given<T>> read = new ArrayList<>();
    list.items().forEach(item -> items.given(item, in).ifPresent(read::add));
    return counts(list, in) && (!distinct || once(read, in))
        ? Optional.of(List.copyOf(read))
        : Optional.empty();
  }

  private boolean counts(ListNode list, Reading in) {
    int count = list.items().size();
    if (count >= least && count <= most) {
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

  @Override
  public String words() {
    return "a list, each item " + items.words();
  }

  @Override
  public List<Part> parts() {
    return List.of(new Part("[]", items));
  }
}
