package dev.fargen.cases;

import java.util.BitSet;
import java.util.List;

/**
 * Some parts of a printed template, each as it stands there, under the keys that lead to it.
 *
 * <p>A part is named by its path: a section, and in it a logical id, and so on by keys and by
 * places in lists, such as {@code Resources/WebService/Properties/DesiredCount}. What is printed in
 * one line has no parts.
 */
final class TemplateExcerpt {
  private static final int STEP = 2;

  private final List<String> lines;
  private final BitSet kept = new BitSet();

  TemplateExcerpt(String template) {
    this.lines = template.lines().toList();
  }

  /** Adds the part, with the comment above it; says whether the template has it. */
  boolean add(String path) {
    BitSet found = new BitSet();
    int from = 0;
    int to = lines.size();
    int indent = 0;
    for (String segment : path.split("/")) {
      int line = find(segment, indent, from, to);
      if (line < 0) {
        return false;
      }
      found.set(line);
      to = end(line, indent, to);
      from = line + 1;
      indent += STEP;
    }
    found.set(from, to);
    for (int line = from - 2; isComment(line, indent - STEP); line--) {
      found.set(line);
    }
    kept.or(found);
    return true;
  }

  private int find(String segment, int indent, int from, int to) {
    boolean isPlace = segment.matches("[0-9]+");
    int left = isPlace ? Integer.parseInt(segment) : 0;
    String beginning = isPlace ? "- " : segment + ":";
    for (int line = from; line < to; line++) {
      if (indent(line) == indent && lines.get(line).startsWith(beginning, indent) && left-- == 0) {
        return line;
      }
    }
    return -1;
  }

  /** Where what begins on the line has ended. */
  private int end(int line, int indent, int to) {
    int end = line + 1;
    for (int next = end;
        next < to && (lines.get(next).isBlank() || indent(next) > indent);
        next++) {
      end = lines.get(next).isBlank() ? end : next + 1;
    }
    return end;
  }

  private boolean isComment(int line, int indent) {
    return line >= 0 && indent(line) == indent && lines.get(line).startsWith("#", indent);
  }

  private int indent(int line) {
    String text = lines.get(line);
    int indent = 0;
    while (indent < text.length() && text.charAt(indent) == ' ') {
      indent++;
    }
    return indent;
  }

  /** The parts in the order of the template, parted by blank lines as there. */
  String text() {
    StringBuilder text = new StringBuilder();
    int last = -1;
    for (int line = kept.nextSetBit(0); line >= 0; line = kept.nextSetBit(line + 1)) {
      if (last >= 0 && line > last + 1 && indent(last) >= indent(line) && isParted(line)) {
        text.append('\n');
      }
      text.append(lines.get(line)).append('\n');
      last = line;
    }
    return text.toString();
  }

  private boolean isParted(int line) {
    int above = line - 1;
    while (isComment(above, indent(line))) {
      above--;
    }
    return above >= 0 && lines.get(above).isBlank();
  }
}
