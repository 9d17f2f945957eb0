package dev.fargen.spec.form;

import dev.fargen.yaml.ListNode;
import dev.fargen.yaml.Node;
import dev.fargen.yaml.ScalarNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A list of texts, or one parameter that stands for the whole list.
 *
 * @param parameter the list parameter; then there are no items
 */
public record Texts(List<Given<Text>> items, Optional<String> parameter) {

  public Texts {
    items = List.copyOf(items);
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
