package dev.fargen.cfn;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Prints values as YAML that a person would write: block style, short lists in brackets, short-form
 * intrinsics, quotes only where needed, no anchors. What it prints, read again, is the same tree.
 */
final class YamlPrinter {

  private static final int MAX_INLINE_ITEMS = 4;
  private static final int MAX_INLINE_ENTRIES = 5;
  private static final int WIDTH = 125;

  private final StringBuilder out;

  YamlPrinter(StringBuilder out) {
    this.out = out;
  }

  /** {@code key: value} at this indentation, with its line break. */
  void entry(String key, Value value, int indent) {
    String printed = scalar(key, PlainScalars.allows(key));
    out.append(" ".repeat(indent)).append(printed).append(':');
    after(value, indent, indent + printed.length() + 1);
  }

  /** The value behind a key or dash, on the same line or below it. */
  private void after(Value value, int indent, int column) {
    if (value instanceof Intrinsic call && call.canBeTagged()) {
      out.append(" !").append(call.name());
      after(call.argument(), indent, column + call.name().length() + 2);
    } else if (value instanceof Intrinsic call) {
      after(call.longForm(), indent, column);
    } else if (value instanceof Scalar scalar) {
      out.append(' ').append(inlineScalar(scalar, indent)).append('\n');
    } else if (isEmpty(value)) {
      out.append(value instanceof Mapping ? " {}\n" : " []\n");
    } else if (!appendInline(value, column)) {
      out.append('\n');
      block(value, indent + 2);
    }
  }

  private void block(Value value, int indent) {
    if (value instanceof Mapping map) {
      for (Map.Entry<String, Value> entry : map.entries().entrySet()) {
        entry(entry.getKey(), entry.getValue(), indent);
      }
    } else if (value instanceof Sequence list) {
      for (Value item : list.items()) {
        item(item, indent);
      }
    } else {
      throw new IllegalStateException("not a block: " + value);
    }
  }

  private void item(Value item, int indent) {
    Value shown = item instanceof Intrinsic call && !call.canBeTagged() ? call.longForm() : item;
    out.append(" ".repeat(indent)).append('-');
    if (isEmpty(shown) || !(shown instanceof Mapping || shown instanceof Sequence)) {
      after(shown, indent, indent + 1);
    } else if (!appendInline(shown, indent + 1)) {
      int start = out.length();
      block(shown, indent + 2);
      out.delete(start, start + indent + 1); // the first line goes on behind the dash
    }
  }

  private static boolean isEmpty(Value value) {
    return (value instanceof Mapping map && map.entries().isEmpty())
        || (value instanceof Sequence list && list.items().isEmpty());
  }

  /**
   * Prints the value behind a blank in this line and ends the line, or nothing if it is too long.
   */
  private boolean appendInline(Value value, int column) {
    if (room(value, WIDTH - column) < 0) {
      return false;
    }
    int start = out.length();
    out.append(' ');
    if (inline(value, start + WIDTH - column)) {
      out.append('\n');
      return true;
    }
    out.setLength(start);
    return false;
  }

  /**
   * The characters that are left at the most of this many when the value has been printed in a
   * line; less than none where it is too long, or has too much in it. Most are too long, and are
   * not printed to find that out.
   */
  private static int room(Value value, int room) {
    if (value instanceof Intrinsic call) {
      return room(call.argument(), room - call.name().length());
    }
    if (value instanceof Sequence list) {
      return list.items().size() > MAX_INLINE_ITEMS ? -1 : room(list.items(), room);
    }
    if (value instanceof Mapping map) {
      return map.entries().size() > MAX_INLINE_ENTRIES ? -1 : room(map.entries(), room);
    }
    return value instanceof Scalar scalar && scalar.content() instanceof String text
        ? room - text.length()
        : room;
  }

  private static int room(List<Value> items, int room) {
    int left = room;
    for (int i = 0; i < items.size() && left >= 0; i++) {
      left = room(items.get(i), left);
    }
    return left;
  }

  private static int room(Map<String, Value> entries, int room) {
    int left = room;
    for (Map.Entry<String, Value> entry : entries.entrySet()) {
      left = left < 0 ? left : room(entry.getValue(), left - entry.getKey().length());
    }
    return left;
  }

  private boolean fitsInline(Value value, int column) {
    int start = out.length();
    boolean fits = room(value, WIDTH - column) >= 0 && inline(value, start + WIDTH - column - 1);
    out.setLength(start);
    return fits;
  }

  /** Appends the value as part of a line; false as soon as it can't be, or is longer than that. */
  private boolean inline(Value value, int end) {
    if (value instanceof Sequence list) {
      return inline(list.items(), end);
    }
    if (value instanceof Mapping map) {
      return inline(map.entries(), end);
    }
    if (value instanceof Intrinsic call) {
      if (!call.canBeTagged()) {
        return inline(call.longForm(), end);
      }
      out.append('!').append(call.name()).append(' ');
      return inline(call.argument(), end);
    }
    Scalar scalar = (Scalar) value;
    if (scalar.content() instanceof String text) {
      if (text.indexOf('\n') >= 0) {
        return false;
      }
      out.append(scalar(text, PlainScalars.allowsInFlow(text)));
    } else {
      out.append(scalar.asText());
    }
    return out.length() <= end;
  }

  private boolean inline(List<Value> items, int end) {
    String separator = "[";
    for (Value item : items) {
      out.append(separator);
      if (!inline(item, end)) {
        return false;
      }
      separator = ", ";
    }
    out.append(items.isEmpty() ? "[]" : "]");
    return out.length() <= end;
  }

  private boolean inline(Map<String, Value> entries, int end) {
    String separator = "{";
    for (Map.Entry<String, Value> entry : entries.entrySet()) {
      String key = entry.getKey();
      out.append(separator).append(scalar(key, PlainScalars.allowsInFlow(key))).append(": ");
      if (!inline(entry.getValue(), end)) {
        return false;
      }
      separator = ", ";
    }
    out.append(entries.isEmpty() ? "{}" : "}");
    return out.length() <= end;
  }

  private static String inlineScalar(Scalar scalar, int indent) {
    if (scalar.content() instanceof String text) {
      return BlockText.suits(text)
          ? BlockText.print(text, indent + 2)
          : scalar(text, PlainScalars.allows(text));
    }
    return scalar.asText();
  }

  private static String scalar(String text, boolean plain) {
    if (plain) {
      return text;
    }
    boolean printable = isPrintable(text);
    boolean awkward = text.indexOf('"') >= 0 || text.indexOf('\\') >= 0;
    if (printable && awkward) {
      return "'" + text.replace("'", "''") + "'";
    }
    return "\"" + (printable ? text : escape(text)) + "\"";
  }

  private static boolean isPrintable(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (!isPrintable(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  /** Printable in every reader: no controls, no line separators, no byte order mark. */
  private static boolean isPrintable(int point) {
    return (point >= 0x20 && point <= 0x7e)
        || (point >= 0xa1 && point <= 0xd7ff && point != 0x2028 && point != 0x2029);
  }

  private static String escape(String text) {
    StringBuilder escaped = new StringBuilder();
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      int point = text.codePointAt(i);
      if (point == '"' || point == '\\') {
        escaped.append('\\').appendCodePoint(point);
      } else if (point == '\n') {
        escaped.append("\\n");
      } else if (point == '\t') {
        escaped.append("\\t");
      } else if (isPrintable(point)) {
        escaped.appendCodePoint(point);
      } else {
        String format = point > 0xffff ? "\\U%08x" : "\\u%04x";
        escaped.append(String.format(Locale.ROOT, format, point));
      }
    }
    return escaped.toString();
  }

  /**
   * The entries of a section: blocks with a blank line between two, or, where most are short, a
   * line for each of those. A resource is always a block.
   */
  void section(String name, Map<String, Section> entries, boolean blocks) {
    out.append('\n').append(name).append(":\n");
    boolean lines = !blocks && areHalfShort(entries);
    String separator = "";
    for (Map.Entry<String, Section> entry : entries.entrySet()) {
      out.append(separator);
      separator = lines ? "" : "\n";
      if (!entry.getValue().comment().isEmpty()) {
        out.append("  # ").append(entry.getValue().comment()).append('\n');
      }
      if (lines) {
        entry(entry.getKey(), entry.getValue().declaration(), 2);
      } else {
        out.append("  ").append(entry.getKey()).append(":\n");
        for (Map.Entry<String, Value> part : entry.getValue().declaration().entries().entrySet()) {
          attribute(part.getKey(), part.getValue());
        }
      }
    }
  }

  private boolean areHalfShort(Map<String, Section> entries) {
    int shortOnes = 0;
    for (Map.Entry<String, Section> entry : entries.entrySet()) {
      if (fitsInline(entry.getValue().declaration(), entry.getKey().length() + 3)) {
        shortOnes++;
      }
    }
    return shortOnes * 2 >= entries.size();
  }

  /** A resource's properties are always a block, however short. */
  private void attribute(String key, Value value) {
    if (key.equals("Properties") && value instanceof Mapping) {
      out.append("    Properties:\n");
      block(value, 6);
    } else {
      entry(key, value, 4);
    }
  }

  /** One entry of a section: the comment above it and what it declares. */
  record Section(String comment, Mapping declaration) {}
}
