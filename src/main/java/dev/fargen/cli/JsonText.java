package dev.fargen.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

/** JSON documents of the commands with access to AWS: maps, lists and texts. */
final class JsonText {

  private static final ObjectMapper JSON = new ObjectMapper();

  private JsonText() {}

  /** The text of a document. */
  static String of(Object document) {
    try {
      return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(document);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("maps and texts are always JSON", e);
    }
  }

  /** The same on one line. */
  static String line(Object document) {
    return JSON.valueToTree(document).toString();
  }
}
