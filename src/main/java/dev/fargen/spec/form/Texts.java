package dev.fargen.spec.form;

import dev.fargen.yaml.ListNode;
import dev.fargen.yaml.Node;
import dev.fargen.yaml.ScalarNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A list of texts, or a parameter or the value of an export with the whole list.
 *
 * @param parameter the list parameter, in place of items
 * @param export the export, in place of items; its value is a text with commas
 * @param exported the number of items in that value; zero if it is not known
 */
public record Texts(
    List<Given<Text>> items, Optional<String> parameter, Optional<Text> export, int exported) {

  public Texts {
    items = List.copyOf(items);
  }

  public Texts(List<Given<Text>> items, Optional<String> parameter) {
    this(items, parameter, Optional.empty(), 0);
  }

  /** The value of an export, of so many items. */
  public Texts counted(int items) {
    return new Texts(this.items, parameter, export, items);
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
