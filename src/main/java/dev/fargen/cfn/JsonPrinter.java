package dev.fargen.cfn;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Prints values as JSON, two spaces a level; intrinsics in their long form. Documents that are no
 * template are maps, lists, texts, numbers, truth values and nulls of Java.
 */
public final class JsonPrinter {

  private final StringBuilder out = new StringBuilder();

  private JsonPrinter() {}

  /** The value, or the document, as a file of its own, with a line break at its end. */
  public static String print(Object value) {
    JsonPrinter printer = new JsonPrinter();
    printer.value(value, 0);
    return printer.out.append('\n').toString();
  }

  private void value(@Nullable Object value, int indent) {
    if (value instanceof Mapping map) {
      mapping(map.entries(), indent);
    } else if (value instanceof Map<?, ?> map) {
      mapping(map, indent);
    } else if (value instanceof Sequence list) {
      sequence(list.items(), indent);
    } else if (value instanceof Collection<?> list) {
      sequence(list, indent);
    } else if (value instanceof Intrinsic call) {
      value(call.longForm(), indent);
    } else if (value instanceof Scalar scalar) {
      value(scalar.content(), indent);
    } else if (value instanceof String text) {
      text(text);
    } else if (value instanceof BigDecimal number) {
      out.append(number.toPlainString());
    } else if (value == null || value instanceof Number || value instanceof Boolean) {
      out.append(value);
    } else {
      throw new IllegalArgumentException("not settled: " + value);
    }
  }

  private void mapping(Map<?, ?> map, int indent) {
    if (map.isEmpty()) {
      out.append("{}");
      return;
    }
    out.append('{');
    String separator = "\n";
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      out.append(separator).append(" ".repeat(indent + 2));
      text((String) entry.getKey());
      out.append(": ");
      value(entry.getValue(), indent + 2);
      separator = ",\n";
    }
    out.append('\n').append(" ".repeat(indent)).append('}');
  }

  private void sequence(Collection<?> items, int indent) {
    if (items.isEmpty()) {
      out.append("[]");
      return;
    }
    out.append('[');
    String separator = "\n";
    for (Object item : items) {
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
