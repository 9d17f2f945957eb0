package dev.fargen.yaml;

import dev.fargen.diag.Span;
import java.util.List;

/** A list, in the order written. */
public record ListNode(List<Node> items, Span span) implements Node {

  public ListNode {
    items = List.copyOf(items);
  }

  @Override
  public String kind() {
    return "a list";
  }
}
