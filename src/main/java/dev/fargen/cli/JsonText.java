package dev.fargen.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** JSON documents of {@code --output json}. */
final class JsonText {

  private static final ObjectMapper JSON = new ObjectMapper();

  private JsonText() {}

  /** The text of maps, lists and texts. */
  static String of(Object document) {
    try {
      return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(document);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("maps and texts are always JSON", e);
    }
  }

  /** The same as a tree, to be a part of another document. */
  static JsonNode tree(Object document) {
    return JSON.valueToTree(document);
  }

  /** An empty object. */
  static ObjectNode object() {
    return JSON.createObjectNode();
  }
}
