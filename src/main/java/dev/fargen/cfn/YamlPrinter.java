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
    if (value instanceof Intrinsic call && canBeTagged(call)) {
      out.append(" !").append(call.name());
      if (isEmptyText(call.argument()) || !(call.argument() instanceof Scalar)) {
        afterTag(call, indent, column + call.name().length() + 2);
      } else {
        out.append(' ').append(inlineScalar((Scalar) call.argument(), indent)).append('\n');
      }
    } else if (value instanceof Intrinsic call) {
      after(call.longForm(), indent, column);
    } else if (value instanceof Scalar scalar) {
      out.append(' ').append(inlineScalar(scalar, indent)).append('\n');
    } else if (isEmpty(value)) {
      out.append(value instanceof Mapping ? " {}\n" : " []\n");
    } else if (fitsInline(value, column)) {
      out.append(' ').append(inline(value)).append('\n');
    } else {
      out.append('\n');
      block(value, indent + 2);
    }
  }

  private void afterTag(Intrinsic call, int indent, int column) {
    Value argument = call.argument();
    if (isEmpty(argument)) {
      out.append(argument instanceof Mapping ? " {}\n" : " []\n");
    } else if (argument instanceof Scalar scalar) {
      out.append(' ').append(inlineScalar(scalar, indent)).append('\n');
    } else if (fitsInline(argument, column)) {
      out.append(' ').append(inline(argument)).append('\n');
    } else {
      out.append('\n');
      block(argument, indent + 2);
    }
  }

  private void block(Value value, int indent) {
    if (value instanceof Mapping map) {
      map.entries().forEach((key, entry) -> entry(key, entry, indent));
    } else if (value instanceof Sequence list) {
      list.items().forEach(item -> item(item, indent));
    } else {
      throw new IllegalStateException("not a block: " + value);
    }
  }

  private void item(Value item, int indent) {
    Value shown = item instanceof Intrinsic call && !canBeTagged(call) ? call.longForm() : item;
    out.append(" ".repeat(indent)).append('-');
    if (shown instanceof Mapping map && !map.entries().isEmpty() && !fitsInline(map, indent + 1)) {
      int start = out.length();
      map.entries().forEach((key, entry) -> entry(key, entry, indent + 2));
      out.delete(start, start + indent + 1);
    } else if (shown instanceof Sequence list
        && !list.items().isEmpty()
        && !fitsInline(list, indent + 2)) {
      int start = out.length();
      list.items().forEach(inner -> item(inner, indent + 2));
      out.delete(start, start + indent + 1);
    } else {
      after(shown, indent, indent + 1);
    }
  }

  /**
   * A tag can't stand before another tag: {@code !ImportValue !Sub x} is not YAML. A scalar behind
   * a tag is read as text, whatever it looks like.
   */
  private static boolean canBeTagged(Intrinsic call) {
    boolean text = call.argument() instanceof Scalar scalar && scalar.content() instanceof String;
    return text || call.argument() instanceof Mapping || call.argument() instanceof Sequence;
  }

  private static boolean isEmpty(Value value) {
    return (value instanceof Mapping map && map.entries().isEmpty())
        || (value instanceof Sequence list && list.items().isEmpty());
  }

  private static boolean isEmptyText(Value value) {
    return value instanceof Scalar scalar && scalar.content().equals("");
  }

  private static boolean fitsInline(Value value, int column) {
    return canBeInline(value) && column + 1 + inline(value).length() <= WIDTH;
  }

  private static boolean canBeInline(Value value) {
    if (value instanceof Scalar scalar) {
      return !(scalar.content() instanceof String text) || text.indexOf('\n') < 0;
    }
    if (value instanceof Intrinsic call) {
      return canBeInline(canBeTagged(call) ? call.argument() : call.longForm());
    }
    if (value instanceof Sequence list) {
      return list.items().size() <= MAX_INLINE_ITEMS
          && list.items().stream().allMatch(YamlPrinter::canBeInline);
    }
    return value instanceof Mapping map
        && map.entries().size() <= MAX_INLINE_ENTRIES
        && map.entries().values().stream().allMatch(YamlPrinter::canBeInline);
  }

  private static String inline(Value value) {
    if (value instanceof Sequence list) {
      List<String> items = list.items().stream().map(YamlPrinter::inline).toList();
      return "[" + String.join(", ", items) + "]";
    }
    if (value instanceof Intrinsic call) {
      return canBeTagged(call)
          ? "!" + call.name() + " " + inline(call.argument())
          : inline(call.longForm());
    }
    if (value instanceof Mapping map) {
      List<String> entries =
          map.entries().entrySet().stream()
              .map(
                  e ->
                      scalar(e.getKey(), PlainScalars.allowsInFlow(e.getKey()))
                          + ": "
                          + inline(e.getValue()))
              .toList();
      return "{" + String.join(", ", entries) + "}";
    }
    Scalar scalar = (Scalar) value;
    boolean plain = !(scalar.content() instanceof String text) || PlainScalars.allowsInFlow(text);
    return scalar(scalar.asText(), plain);
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
    boolean printable = text.codePoints().allMatch(YamlPrinter::isPrintable);
    boolean awkward = text.indexOf('"') >= 0 || text.indexOf('\\') >= 0;
    return printable && awkward ? "'" + text.replace("'", "''") + "'" : "\"" + escape(text) + "\"";
  }

  /** Printable in every reader: no controls, no line separators, no byte order mark. */
  private static boolean isPrintable(int point) {
    return (point >= 0x20 && point <= 0x7e)
        || (point >= 0xa1 && point <= 0xd7ff && point != 0x2028 && point != 0x2029);
  }

  private static String escape(String text) {
    StringBuilder escaped = new StringBuilder();
    text.codePoints()
        .forEach(
            point -> {
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
            });
    return escaped.toString();
  }

  /**
   * The entries of a section: blocks with a blank line between two, or, where most are short, a
   * line for each of those. A resource is always a block.
   */
  void section(String name, Map<String, Section> entries, boolean blocks) {
    out.append('\n').append(name).append(":\n");
    long shortOnes =
        entries.entrySet().stream()
            .filter(e -> fitsInline(e.getValue().declaration(), e.getKey().length() + 3))
            .count();
    boolean lines = !blocks && shortOnes * 2 >= entries.size();
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
        entry.getValue().declaration().entries().forEach(this::attribute);
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

  /** One entry of a section: the comment above it and what it declares. */
  record Section(String comment, Mapping declaration) {}
}
