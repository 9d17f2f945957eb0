package dev.fargen.cfn;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Prints values as JSON, two spaces a level; intrinsics in their long form. */
public final class JsonPrinter {

  private final StringBuilder out = new StringBuilder();

  private JsonPrinter() {}

  /** The value as a file of its own, with a line break at its end. */
  public static String print(Value value) {
    JsonPrinter printer = new JsonPrinter();
    printer.value(value, 0);
    return printer.out.append('\n').toString();
  }

  private void value(Value value, int indent) {
    if (value instanceof Mapping map) {
      mapping(map, indent);
    } else if (value instanceof Sequence list) {
      sequence(list.items(), indent);
    } else if (value instanceof Intrinsic call) {
      value(call.longForm(), indent);
    } else if (value instanceof Scalar scalar) {
      if (scalar.content() instanceof String text) {
        text(text);
      } else {
        out.append(scalar.asText());
      }
    } else {
      throw new IllegalArgumentException("not settled: " + value);
    }
  }

  private void mapping(Mapping map, int indent) {
    if (map.entries().isEmpty()) {
      out.append("{}");
      return;
    }
    out.append('{');
    String separator = "\n";
    for (Map.Entry<String, Value> entry : map.entries().entrySet()) {
      out.append(separator).append(" ".repeat(indent + 2));
      text(entry.getKey());
      out.append(": ");
      value(entry.getValue(), indent + 2);
      separator = ",\n";
    }
    out.append('\n').append(" ".repeat(indent)).append('}');
  }

  private void sequence(List<Value> items, int indent) {
    if (items.isEmpty()) {
      out.append("[]");
      return;
    }
    out.append('[');
    String separator = "\n";
    for (Value item : items) {
      out.append(separator).append(" ".repeat(indent + 2));
      value(item, indent + 2);
      separator = ",\n";
    }
    out.append('\n').append(" ".repeat(indent)).append(']');
  }

  private void text(String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"', '\\' -> out.append('\\').append(c);
        case '\n' -> out.append("\\n");
        case '\t' -> out.append("\\t");
        case '\r' -> out.append("\\r");
        default -> {
          if (c < 0x20 || c == 0x7f || Character.isSurrogate(c)) {
            out.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
          } else {
            out.append(c);
          }
        }
      }
    }
    out.append('"');
  }
}
