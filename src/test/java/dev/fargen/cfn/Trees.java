package dev.fargen.cfn;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;

/** Trees as JSON, so that they can be compared whoever has read them. */
public final class Trees {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private Trees() {}

  /** What readers should find; intrinsics in the long form. */
  static JsonNode of(Value value) {
    if (value instanceof Mapping map) {
      ObjectNode node = NODES.objectNode();
      map.entries().forEach((key, entry) -> node.set(key, of(entry)));
      return node;
    }
    if (value instanceof Sequence list) {
      ArrayNode node = NODES.arrayNode();
      list.items().forEach(item -> node.add(of(item)));
      return node;
    }
    if (value instanceof Intrinsic call) {
      return of(call.longForm());
    }
    Object content = ((Scalar) value).content();
    if (content instanceof BigDecimal number) {
      return number(number);
    }
    return content instanceof Boolean bool
        ? NODES.booleanNode(bool)
        : NODES.textNode(content.toString());
  }

  /** The same tree with one kind of number. */
  public static JsonNode normal(JsonNode read) {
    if (read.isObject()) {
      ObjectNode node = NODES.objectNode();
      read.properties().forEach(entry -> node.set(entry.getKey(), normal(entry.getValue())));
      return node;
    }
    if (read.isArray()) {
      ArrayNode node = NODES.arrayNode();
      read.forEach(item -> node.add(normal(item)));
      return node;
    }
    return read.isNumber() ? number(new BigDecimal(read.asText())) : read;
  }

  private static JsonNode number(BigDecimal number) {
    BigDecimal stripped = number.stripTrailingZeros();
    return NODES.textNode("number " + stripped.toPlainString());
  }
}
