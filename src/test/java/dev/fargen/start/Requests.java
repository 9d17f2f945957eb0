package dev.fargen.start;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** RunTask requests in a JSON text, with the names that they have in Step Functions. */
final class Requests {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Requests() {}

  static List<Part> in(String text) {
    List<Part> requests = new ArrayList<>();
    if (text.startsWith("{")) {
      try {
        find(JSON.readTree(text), requests);
      } catch (JsonProcessingException e) {
        throw new IllegalArgumentException("not JSON: " + text, e);
      }
    }
    return requests;
  }

  private static void find(JsonNode node, List<Part> requests) {
    if (node.has("taskDefinition") || node.has("TaskDefinition")) {
      requests.add(Part.of(plain(node)));
    } else {
      node.forEach(child -> find(child, requests));
    }
  }

  private static Object plain(JsonNode node) {
    if (node.isObject()) {
      Map<String, Object> map = new LinkedHashMap<>();
      node.properties()
          .forEach(
              field ->
                  map.put(
                      field.getKey().substring(0, 1).toUpperCase(Locale.ROOT)
                          + field.getKey().substring(1),
                      plain(field.getValue())));
      return map;
    }
    if (node.isArray()) {
      List<Object> list = new ArrayList<>();
      node.forEach(item -> list.add(plain(item)));
      return list;
    }
    return node.asText();
  }
}
