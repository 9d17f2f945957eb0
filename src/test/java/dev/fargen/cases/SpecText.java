package dev.fargen.cases;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A tree as a spec in flow style, each key and item on a line of its own, so that lines are places.
 */
final class SpecText {
  private final StringBuilder text = new StringBuilder();
  private final Map<Integer, List<Object>> paths = new LinkedHashMap<>();
  private int line = 1;

  SpecText(Map<String, Object> tree) {
    value(tree, List.of());
    text.append('\n');
  }

  @Override
  public String toString() {
    return text.toString();
  }

  /** The path of keys and indices that begins on the line. */
  List<Object> path(int number) {
    return paths.getOrDefault(number, List.of());
  }

  private void value(Object value, List<Object> path) {
    paths.putIfAbsent(line, path);
    if (value instanceof Map<?, ?> map) {
      text.append('{');
      int left = map.size();
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        begin(plus(path, entry.getKey()));
        quoted(String.valueOf(entry.getKey()));
        text.append(": ");
        value(entry.getValue(), plus(path, entry.getKey()));
        text.append(--left > 0 ? "," : "");
      }
      text.append('}');
    } else if (value instanceof List<?> list) {
      text.append('[');
      for (int i = 0; i < list.size(); i++) {
        begin(plus(path, i));
        value(list.get(i), plus(path, i));
        text.append(i + 1 < list.size() ? "," : "");
      }
      text.append(']');
    } else if (value instanceof String string) {
      quoted(string);
    } else {
      text.append(value);
    }
  }

  private void begin(List<Object> path) {
    text.append('\n').append(" ".repeat(path.size()));
    line++;
    paths.put(line, path);
  }

  private void quoted(String string) {
    text.append('"');
    for (int i = 0; i < string.length(); i++) {
      char c = string.charAt(i);
      switch (c) {
        case '"', '\\' -> text.append('\\').append(c);
        case '\n' -> text.append("\\n");
        case '\t' -> text.append("\\t");
        default -> text.append(c);
      }
    }
    text.append('"');
  }

  private static List<Object> plus(List<Object> path, Object last) {
    List<Object> longer = new ArrayList<>(path);
    longer.add(last);
    return longer;
  }
}
