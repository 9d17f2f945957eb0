package dev.fargen.spec.form;

import dev.fargen.yaml.ListNode;
import dev.fargen.yaml.Node;
import dev.fargen.yaml.ScalarNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A list of texts, or a parameter with the whole list.
 *
 * @param parameter the list parameter, in place of items
 */
public record Texts(List<Given<Text>> items, Optional<String> parameter) {

  public Texts {
    items = List.copyOf(items);
  }

  /** A value as a list; in CloudFormation, a list is a text with commas. */
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
