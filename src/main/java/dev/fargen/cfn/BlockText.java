package dev.fargen.cfn;

import java.util.List;

/** Texts of several lines, printed as a literal block: {@code |}. */
final class BlockText {

  private BlockText() {}

  /** Whether a literal block holds {@code text} unchanged in every YAML reader. */
  static boolean suits(String text) {
    if (text.indexOf('\n') < 0 || text.isBlank() || text.startsWith("\n")) {
      return false;
    }
    if (text.endsWith("\n\n")) {
      return false; // the blank line before what comes next would belong to the text
    }
    boolean printable = text.chars().allMatch(c -> c == '\n' || (c >= 0x20 && c <= 0x7e));
    return printable && !text.startsWith(" ") && text.lines().noneMatch(line -> line.endsWith(" "));
  }

  /** The block, without a last line break: the caller ends the line. */
  static String print(String text, int indent) {
    String chomping = text.endsWith("\n") ? "" : "-";
    List<String> lines =
        text.lines().map(line -> line.isEmpty() ? "" : " ".repeat(indent) + line).toList();
    return "|" + chomping + "\n" + String.join("\n", lines);
  }
}
