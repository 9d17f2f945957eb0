package dev.fargen.cfn;

/** Texts of several lines, printed as a literal block: {@code |}. */
final class BlockText {

  private BlockText() {}

  /** Whether a literal block holds {@code text} unchanged in every YAML reader. */
  static boolean suits(String text) {
    if (text.indexOf('\n') <= 0 || text.isBlank()) {
      return false;
    }
    if (text.endsWith("\n\n")) {
      return false; // the blank line before what comes next would belong to the text
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean blankAtEnd = c == ' ' && (i + 1 == text.length() || text.charAt(i + 1) == '\n');
      if (blankAtEnd || (c != '\n' && (c < 0x20 || c > 0x7e))) {
        return false;
      }
    }
    return !text.startsWith(" ");
  }

  /** The block, without a last line break: the caller ends the line. */
  static String print(String text, int indent) {
    StringBuilder block = new StringBuilder(text.endsWith("\n") ? "|" : "|-");
    String margin = " ".repeat(indent);
    for (String line : text.stripTrailing().split("\n", -1)) {
      block.append('\n').append(line.isEmpty() ? "" : margin).append(line);
    }
    return block.toString();
  }
}
