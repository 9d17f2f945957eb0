package dev.fargen.deploy;

import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A template as a map from the place of each scalar to its text: {@code Resources/Api/Type}. Tags
 * are kept, because {@code !Ref Api} is not the text {@code Api}; comments and layout are not.
 */
final class FlatYaml {

  private FlatYaml() {}

  /** Reads YAML, and so JSON too. */
  static Map<String, String> of(String text) {
    Map<String, String> flat = new LinkedHashMap<>();
    Deque<Integer> indexes = new ArrayDeque<>();
    Deque<String> path = new ArrayDeque<>();
    try (YAMLParser parser = YAMLFactory.builder().build().createParser(text)) {
      String field = "";
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token == JsonToken.FIELD_NAME) {
          field = parser.getText();
          continue;
        }
        if (token == JsonToken.END_OBJECT || token == JsonToken.END_ARRAY) {
          indexes.pop();
          path.pollLast();
          continue;
        }
        String step = step(indexes, field);
        String tag = parser.getTypeId() == null ? "" : "!" + parser.getTypeId() + " ";
        if (token.isStructStart()) {
          path.addLast(step + tag.strip());
          indexes.push(token == JsonToken.START_ARRAY ? 0 : -1);
        } else {
          String place = path.stream().skip(1).reduce("", (one, next) -> one + next + "/");
          flat.put(place + step, tag + parser.getText());
        }
      }
      return flat;
    } catch (IOException e) {
      return Map.of("", text); // not YAML: compared as one text
    }
  }

  /** The name of the next value: its key, or its number in a list. */
  private static String step(Deque<Integer> indexes, String field) {
    if (indexes.isEmpty() || indexes.peek() < 0) {
      return field;
    }
    int index = indexes.pop();
    indexes.push(index + 1);
    return Integer.toString(index);
  }
}
