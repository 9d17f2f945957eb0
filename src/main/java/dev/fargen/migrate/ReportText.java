package dev.fargen.migrate;

import dev.fargen.diag.Wrapping;
import dev.fargen.list.Lists;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What became of each line of the files that were imported, as people read it. */
public final class ReportText {

  private static final int MOST_COLUMNS = 100;

  private static final int LEAST_COLUMNS = 40;

  private final Written written;
  private final int width;
  private final StringBuilder out = new StringBuilder();

  private ReportText(Written written, int width) {
    this.written = written;
    this.width = width;
  }

  /**
   * The lines that need attention, the most serious first; a line with the totals.
   *
   * @param stack what the spec would change in the stack that was imported
   * @param valid whether the spec has no errors
   * @param columns of the terminal
   */
  public static String of(Written written, List<String> stack, boolean valid, int columns) {
    int width = Math.max(LEAST_COLUMNS, Math.min(MOST_COLUMNS, columns));
    ReportText text = new ReportText(written, width);
    text.append(stack, valid);
    return text.out.toString();
  }

  private void append(List<String> stack, boolean valid) {
    List<Verdict> seriousFirst = new ArrayList<>(List.of(Verdict.values()));
    Collections.reverse(seriousFirst);
    seriousFirst.remove(Verdict.CONVERTED);
    for (Verdict verdict : seriousFirst) {
      List<SourceLine> lines = lines(verdict);
      if (!lines.isEmpty()) {
        out.append('\n').append(verdict.words()).append(":\n");
        lines.forEach(this::append);
      }
    }
    if (!written.remarks().isEmpty()) {
      out.append('\n');
      written.remarks().forEach(remark -> wrap("note: " + remark, ""));
    }
    if (!stack.isEmpty()) {
      out.append('\n');
      stack.forEach(line -> out.append(line).append('\n'));
    }
    out.append('\n').append(totals()).append('\n');
    if (!valid) {
      out.append("The spec is not valid yet.\n");
    }
  }

  /** Those with a text of their own, and those that are converted; what is below one is not one. */
  private List<SourceLine> lines(Verdict verdict) {
    return Lists.filter(
        written.lines(),
        line ->
            line.verdict() == verdict && (verdict == Verdict.CONVERTED || !line.text().isEmpty()));
  }

  private void append(SourceLine line) {
    wrap(line.file() + ":" + line.line() + ": `" + line.subject() + "`: " + line.text(), "  ");
  }

  private void wrap(String text, String indent) {
    int room = width - indent.length();
    String more = indent;
    for (String one : Wrapping.lines(printable(text), room, room - 4)) {
      out.append(more).append(one).append('\n');
      more = indent + "    ";
    }
  }

  /** Keys of a foreign file may have characters that control a terminal. */
  private static String printable(String text) {
    StringBuilder printable = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      printable.append(Character.isISOControl(text.charAt(i)) ? '?' : text.charAt(i));
    }
    return printable.toString();
  }

  private String totals() {
    List<String> counts = new ArrayList<>();
    int all = 0;
    for (Verdict verdict : Verdict.values()) {
      int count = lines(verdict).size();
      all += count;
      if (count > 0 || verdict == Verdict.CONVERTED || verdict.isDifferent()) {
        counts.add(count + " " + verdict.words());
      }
    }
    return all + " lines: " + String.join(", ", counts);
  }
}
