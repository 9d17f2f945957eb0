package dev.fargen.diag;

import dev.fargen.list.Lists;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Prints diagnostics for people: the message, the source lines with carets under the fault, notes
 * and help. Color is never the only signal.
 */
public final class TextRenderer {

  /** How many diagnostics of one file are printed; the rest is counted. */
  public static final int MOST = 50;

  /** The most columns of a source line that are shown. */
  private static final int WIDEST = 110;

  /** A terminal is taken to have at least these columns. */
  private static final int NARROWEST = 40;

  /** The fewest columns that a label may be wrapped to beside its carets. */
  private static final int BESIDE = 20;

  private static final String RED = "\u001b[1;31m";
  private static final String YELLOW = "\u001b[1;33m";
  private static final String BLUE = "\u001b[1;34m";
  private static final String BOLD = "\u001b[1m";
  private static final String PLAIN = "\u001b[0m";

  private final boolean colour;
  private final int width;

  /** Prints lines of any length. */
  public TextRenderer(boolean colour) {
    this(colour, Integer.MAX_VALUE);
  }

  /**
   * @param width the columns of the terminal, at which lines wrap
   */
  public TextRenderer(boolean colour, int width) {
    this.colour = colour;
    this.width = Math.max(width, NARROWEST);
  }

  /**
   * The errors in file order, a blank line after each; where there are none, the warnings in few
   * words. Empty where there is nothing to say.
   */
  public String render(Diagnostics diagnostics) {
    List<Diagnostic> all = diagnostics.inFileOrder();
    List<Diagnostic> errors = Lists.filter(all, d -> d.severity() == Severity.ERROR);
    String file = diagnostics.source().printedName();
    StringBuilder out = new StringBuilder();
    if (errors.isEmpty()) {
      warnings(all, file, out);
      return out.toString();
    }
    List<String> lines = withoutSecrets(diagnostics.source().text().lines().toList(), all);
    for (Diagnostic error : errors.subList(0, Math.min(MOST, errors.size()))) {
      render(error, file, lines, out);
      out.append('\n');
    }
    if (errors.size() > MOST) {
      out.append(String.format(Locale.ROOT, "... and %d more\n\n", errors.size() - MOST));
    }
    return out.toString();
  }

  /** The lines of the source with asterisks in place of secrets. */
  private static List<String> withoutSecrets(List<String> source, List<Diagnostic> all) {
    List<String> lines = new ArrayList<>(source);
    for (Diagnostic diagnostic : all) {
      for (Label label : diagnostic.labels()) {
        int last = label.secret() ? Math.min(label.span().endLine(), lines.size()) : 0;
        for (int number = label.span().line(); number <= last; number++) {
          String line = lines.get(number - 1);
          int from = number == label.span().line() ? label.span().column() - 1 : 0;
          int to = number == label.span().endLine() ? label.span().endColumn() - 1 : line.length();
          lines.set(number - 1, masked(line, from, to));
        }
      }
    }
    return lines;
  }

  private static String masked(String line, int from, int to) {
    int[] points = line.codePoints().toArray();
    for (int i = from; i < Math.min(to, points.length); i++) {
      points[i] = points[i] == ' ' || points[i] == '"' ? points[i] : '*';
    }
    return new String(points, 0, points.length);
  }

  /** What is the same is said once, with all the places that it is said of. */
  private void warnings(List<Diagnostic> warnings, String file, StringBuilder out) {
    Map<String, List<Diagnostic>> alike = new LinkedHashMap<>();
    for (Diagnostic warning : warnings) {
      String what = warning.code() + warning.help().orElse(warning.message());
      alike.computeIfAbsent(what, w -> new ArrayList<>()).add(warning);
    }
    for (List<Diagnostic> group : alike.values()) {
      Diagnostic first = group.get(0);
      List<String> common =
          Lists.filter(first.notes(), note -> Lists.all(group, one -> one.notes().contains(note)));
      boolean same = Lists.all(group, one -> one.message().equals(first.message()));
      headline(first, out);
      for (Diagnostic one : group) {
        String place = file + ":" + one.span().line() + ":" + one.span().column();
        List<String> own = Lists.filter(one.notes(), note -> !common.contains(note));
        String line =
            place
                + (same || one.equals(first) ? "" : "  " + one.message())
                + (own.isEmpty() ? "" : "  (" + String.join("; ", own) + ")");
        hanging("  --> ", BLUE, line, "", 6, out);
      }
      advice(common, first.help(), "   ", out);
    }
    out.append(warnings.isEmpty() ? "" : "\n");
  }

  private void render(Diagnostic diagnostic, String file, List<String> lines, StringBuilder out) {
    headline(diagnostic, out);
    Span span = diagnostic.span();
    List<Label> labels = new ArrayList<>(diagnostic.labels());
    labels.sort(Comparator.comparing(Label::span));
    int last = labels.isEmpty() ? 1 : labels.get(labels.size() - 1).span().line();
    String gutter = " ".repeat(Integer.toString(last).length() + 2);
    out.append(gutter.substring(1))
        .append(paint(BLUE, "--> "))
        .append(file)
        .append(':')
        .append(span.line())
        .append(':')
        .append(span.column())
        .append('\n');
    if (!labels.isEmpty() && !lines.isEmpty()) {
      excerpt(diagnostic, labels, lines, gutter, out);
    }
    advice(diagnostic.notes(), diagnostic.help(), gutter, out);
  }

  private void headline(Diagnostic diagnostic, StringBuilder out) {
    String head = diagnostic.severity().word() + "[" + diagnostic.code().word() + "]";
    String style = diagnostic.severity() == Severity.ERROR ? RED : YELLOW;
    int indent = head.length() + 2 <= width / 2 ? head.length() + 2 : 4;
    hanging(head, style, ": " + diagnostic.message(), BOLD, indent, out);
  }

  private void advice(List<String> notes, Optional<String> help, String gutter, StringBuilder out) {
    for (String note : notes) {
      hanging(gutter + "= ", BLUE, "note: " + note, "", gutter.length() + 8, out);
    }
    if (help.isPresent()) {
      hanging(gutter + "= ", BLUE, "help: " + help.get(), "", gutter.length() + 8, out);
    }
  }

  /** A text behind its head, the lines from the second on indented. */
  private void hanging(
      String head, String headStyle, String text, String style, int indent, StringBuilder out) {
    int first = width - head.length();
    List<String> lines = Wrapping.lines(Columns.shown(text), first, width - indent);
    out.append(paint(headStyle, head)).append(paint(style, lines.get(0))).append('\n');
    for (String line : lines.subList(1, lines.size())) {
      out.append(" ".repeat(indent)).append(paint(style, line)).append('\n');
    }
  }

  private void excerpt(
      Diagnostic diagnostic,
      List<Label> labels,
      List<String> lines,
      String gutter,
      StringBuilder out) {
    String bar = paint(BLUE, "|");
    int room = Math.min(WIDEST, width - gutter.length() - 2);
    out.append(gutter).append(bar).append('\n');
    int shown = 0;
    int from = 0;
    SourceLine line = new SourceLine("");
    for (Label label : labels) {
      int number = label.span().line();
      if (number != shown) {
        line = new SourceLine(number <= lines.size() ? lines.get(number - 1) : "");
        from = window(line, number, room, labels, diagnostic.span());
        if (shown != 0 && number > shown + 1) {
          out.append(paint(BLUE, "...")).append('\n');
        }
        String digits = "%" + (gutter.length() - 1) + "d ";
        out.append(paint(BLUE, String.format(Locale.ROOT, digits, number)))
            .append(bar)
            .append((" " + line.piece(from, room)).stripTrailing())
            .append('\n');
        shown = number;
      }
      boolean fault = label.equals(diagnostic.labels().get(0));
      underline(label, line, from, room, fault, gutter, out);
    }
    if (!diagnostic.notes().isEmpty() || diagnostic.help().isPresent()) {
      out.append(gutter).append(bar).append('\n');
    }
  }

  private void underline(
      Label label,
      SourceLine line,
      int from,
      int room,
      boolean fault,
      String gutter,
      StringBuilder out) {
    Span span = label.span();
    int begin = span.column() - 1;
    int end = span.endLine() == span.line() ? span.endColumn() - 1 : line.length();
    int start = line.columnsBefore(begin) - line.columnsBefore(from) + SourceLine.cut(from);
    if (begin < from || start >= room) {
      return;
    }
    int marks = line.columnsBefore(Math.max(begin, end)) - line.columnsBefore(begin);
    marks = Math.max(1, Math.min(marks, room - start));
    String style = fault ? RED : BLUE;
    String margin = gutter + paint(BLUE, "|") + " ";
    String carets = " ".repeat(start) + paint(style, (fault ? "^" : "-").repeat(marks));
    int indent = start + marks + 1;
    int most = width - gutter.length() - 2;
    int beside = most - indent;
    String text = Columns.shown(label.text());
    if (text.isEmpty() || beside >= Math.min(BESIDE, Columns.of(text))) {
      List<String> words = Wrapping.lines(text, beside, beside);
      String first = paint(style, words.get(0));
      out.append(margin).append(carets).append(text.isEmpty() ? "" : " " + first).append('\n');
      below(words.subList(1, words.size()), margin, indent, style, out);
    } else {
      List<String> words = Wrapping.lines(text, most, most);
      int widest = 0;
      for (String one : words) {
        widest = Math.max(widest, Columns.of(one));
      }
      out.append(margin).append(carets).append('\n');
      below(words, margin, Math.max(0, Math.min(start, most - widest)), style, out);
    }
  }

  private void below(
      List<String> lines, String margin, int indent, String style, StringBuilder out) {
    for (String line : lines) {
      out.append(margin).append(" ".repeat(indent)).append(paint(style, line)).append('\n');
    }
  }

  /**
   * The first position of a line to show, so that all of its labels are in view, or at least the
   * fault.
   */
  private static int window(SourceLine line, int number, int room, List<Label> labels, Span fault) {
    int first = Integer.MAX_VALUE;
    int last = 0;
    for (Label label : labels) {
      if (label.span().line() == number) {
        int column = line.columnsBefore(label.span().column() - 1);
        first = Math.min(first, column);
        last = Math.max(last, column);
      }
    }
    boolean all = last - first < room / 2;
    int column = all || fault.line() != number ? last : line.columnsBefore(fault.column() - 1);
    if (line.width() <= room || column < room / 2) {
      return 0;
    }
    return line.positionAfter(Math.min(column + 1 - room / 2, all ? first : column));
  }

  private String paint(String style, String text) {
    return colour && !style.isEmpty() ? style + text + PLAIN : text;
  }
}
