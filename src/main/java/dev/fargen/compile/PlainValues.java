package dev.fargen.compile;

import dev.fargen.cfn.Mapping;
import dev.fargen.cfn.Value;
import dev.fargen.yaml.ListNode;
import dev.fargen.yaml.MapNode;
import dev.fargen.yaml.Node;
import dev.fargen.yaml.ScalarNode;
import java.math.BigDecimal;

/** A piece of the spec that goes into the output as it was written. */
final class PlainValues {

  private PlainValues() {}

  /** The map; an empty one for anything else. */
  static Mapping mapping(Node node) {
    return of(node) instanceof Mapping map ? map : Value.map();
  }

  static Value of(Node node) {
    if (node instanceof MapNode map) {
      Mapping mapping = Value.map();
      for (MapNode.Entry entry : map.entries()) {
        mapping = mapping.with(entry.key().text(), of(entry.value()));
      }
      return mapping;
    }
    if (node instanceof ListNode list) {
      return Value.list(list.items().stream().map(PlainValues::of).toList());
    }
    return scalar((ScalarNode) node);
  }

  /** As YAML 1.2 reads it: true and false, numbers, everything else is text. */
  private static Value scalar(ScalarNode scalar) {
    String text = scalar.text();
    if (scalar.plain() && (text.equals("true") || text.equals("false"))) {
      return Value.bool(text.equals("true"));
    }
    if (scalar.plain() && text.matches("-?(0|[1-9][0-9]{0,17})(\\.[0-9]{1,9})?")) {
      return Value.number(new BigDecimal(text));
    }
    return Value.text(text);
  }
}
