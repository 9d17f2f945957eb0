package dev.fargen.cfn;

import dev.fargen.list.Lists;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Prints values as YAML that a person would write: short-form intrinsics, quotes only where needed,
 * no anchors. What it prints, read again, is the same tree.
 *
 * <p>Block style, except for what is small by its kind: a list of scalars, and a value with at most
 * {@value #MAX_LEAVES} scalars in all and no list of several maps, stays on its line. The maps of a
 * list are all printed the same way.
 */
final class YamlPrinter {

  /** As many as a rule of a security group has. */
  private static final int MAX_LEAVES = 5;

  /** Columns of a line; what is longer becomes a block, whatever its kind. */
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
      boolean lines = true;
      for (Value item : list.items()) {
        lines = lines && (!(item instanceof Mapping) || fitsInline(item, indent + 2));
      }
      for (Value item : list.items()) {
        item(item, indent, lines);
      }
    } else {
      throw new IllegalStateException("not a block: " + value);
    }
  }

  /** {@code - item} at this indentation, with its line break. */
  void item(Value item, int indent) {
    item(item, indent, fitsInline(item, indent + 2));
  }

  private void item(Value item, int indent, boolean lines) {
    Value shown = item instanceof Intrinsic call && !call.canBeTagged() ? call.longForm() : item;
    out.append(" ".repeat(indent)).append('-');
    if (isEmpty(shown) || !(shown instanceof Mapping || shown instanceof Sequence)) {
      after(shown, indent, indent + 1);
    } else if ((shown instanceof Mapping && !lines) || !appendInline(shown, indent + 1)) {
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
   * Prints the value behind a blank in this line and ends the line, or nothing if it is not small
   * or the line would be too long.
   */
  private boolean appendInline(Value value, int column) {
    int start = out.length();
    out.append(' ');
    if (leaves(value) <= MAX_LEAVES && inline(value, start + WIDTH - column)) {
      out.append('\n');
      return true;
    }
    out.setLength(start);
    return false;
  }

  private boolean fitsInline(Value value, int column) {
    int start = out.length();
    boolean fits = appendInline(value, column - 1);
    out.setLength(start);
    return fits;
  }

  /**
   * The scalars in a value; a list counts as one more, and as one only if it holds scalars. More
   * than {@link #MAX_LEAVES} where there is a list of several maps or lists.
   */
  private static int leaves(Value value) {
    if (value instanceof Mapping map) {
      return leaves(map.entries().values());
    }
    if (value instanceof Sequence list) {
      List<Value> parts = Lists.filter(list.items(), item -> !isPlain(item));
      return parts.size() > 1 ? MAX_LEAVES + 1 : 1 + leaves(parts);
    }
    return value instanceof Intrinsic call && !isPlain(call) ? leaves(call.argument()) : 1;
  }

  /** The sum; what more than are allowed would add does not matter. */
  private static int leaves(Collection<Value> values) {
    int sum = 0;
    for (Value value : values) {
      sum += leaves(value);
      if (sum > MAX_LEAVES) {
        return sum;
      }
    }
    return sum;
  }

  /** A scalar, or a call with no map in its arguments. */
  private static boolean isPlain(Value value) {
    return value instanceof Scalar
        || (value instanceof Intrinsic && !value.any(part -> part instanceof Mapping));
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
      boolean plain = PlainScalars.allowsInFlow(text);
      if (!plain && text.indexOf('\n') >= 0) {
        return false;
      }
      out.append(scalar(text, plain));
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
      boolean plain = PlainScalars.allows(text);
      return !plain && BlockText.suits(text)
          ? BlockText.print(text, indent + 2)
          : scalar(text, plain);
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

  /** The resources: a block each, its comment above it, and a blank line between two. */
  void resources(Map<String, Value> resources, Map<String, String> comments) {
    String separator = "";
    for (Map.Entry<String, Value> resource : resources.entrySet()) {
      out.append(separator);
      separator = "\n";
      if (comments.containsKey(resource.getKey())) {
        out.append(CommentText.print(comments.get(resource.getKey()), 2));
      }
      if (resource.getValue() instanceof Mapping parts) {
        out.append("  ").append(resource.getKey()).append(":\n");
        for (Map.Entry<String, Value> part : parts.entries().entrySet()) {
          attribute(part.getKey(), part.getValue());
        }
      } else { // a loop
        entry(resource.getKey(), resource.getValue(), 2);
      }
    }
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

  /** The entries of a section, a block each. */
  void blocks(Map<String, Value> section) {
    for (Map.Entry<String, Value> entry : section.entrySet()) {
      if (entry.getValue() instanceof Mapping map && !isEmpty(map)) {
        out.append("  ").append(entry.getKey()).append(":\n");
        block(map, 4);
      } else { // what a patch adds may be a call
        entry(entry.getKey(), entry.getValue(), 2);
      }
    }
  }

  /** The entries of a section, a line each, or a block each where one is no line. */
  void linesOrBlocks(Map<String, Value> section) {
    boolean lines = true;
    for (Map.Entry<String, Value> entry : section.entrySet()) {
      lines = lines && fitsInline(entry.getValue(), entry.getKey().length() + 4);
    }
    if (!lines) {
      blocks(section);
      return;
    }
    for (Map.Entry<String, Value> entry : section.entrySet()) {
      entry(entry.getKey(), entry.getValue(), 2);
    }
  }
}
