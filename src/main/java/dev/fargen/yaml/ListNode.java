package dev.fargen.yaml;

import dev.fargen.diag.Span;
import java.util.List;
import java.util.Optional;

/** A list in the order of the file. */
public record ListNode(List<Node> items, Span span, Optional<String> tag) implements Node {

  public ListNode {
    items = List.copyOf(items);
  }

  public ListNode(List<Node> items, Span span) {
    this(items, span, Optional.empty());
  }

  @Override
  public String kind() {
    return "a list";
  }
}
