package dev.fargen.diag;

import dev.fargen.list.Lists;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Prints diagnostics for a person: the message, the lines it is about with carets under the fault,
 * notes and help. Colour is added where asked for and never the only signal.
 */
public final class TextRenderer {

  /** How many diagnostics of one file are printed; the rest is counted. */
  public static final int MOST = 50;

  /** The widest piece of a source line that is shown. */
  private static final int WIDTH = 110;

  private static final String RED = "\u001b[1;31m";
  private static final String YELLOW = "\u001b[1;33m";
  private static final String BLUE = "\u001b[1;34m";
  private static final String BOLD = "\u001b[1m";
  private static final String PLAIN = "\u001b[0m";

  private final boolean colour;

  public TextRenderer(boolean colour) {
    this.colour = colour;
  }

  /**
   * The errors in file order, a blank line after each; where there are none, the warnings in few
   * words. Empty where there is nothing to say.
   */
  public String render(Diagnostics diagnostics) {
    List<Diagnostic> all = diagnostics.inFileOrder();
    List<Diagnostic> errors = Lists.filter(all, d -> d.severity() == Severity.ERROR);
    String file = diagnostics.source().name();
    StringBuilder out = new StringBuilder();
    if (errors.isEmpty()) {
      warnings(all, file, out);
      return out.toString();
    }
    List<String> lines = diagnostics.source().text().lines().toList();
    for (Diagnostic error : errors.subList(0, Math.min(MOST, errors.size()))) {
      render(error, file, lines, out).append('\n');
    }
    if (errors.size() > MOST) {
      out.append(String.format(Locale.ROOT, "... and %d more\n\n", errors.size() - MOST));
    }
    return out.toString();
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
      out.append(paint(YELLOW, "warning[" + first.code().word() + "]"))
          .append(paint(BOLD, ": " + first.message()))
          .append('\n');
      for (Diagnostic one : group) {
        out.append(paint(BLUE, "  --> ")).append(file).append(':').append(one.span().line());
        out.append(':').append(one.span().column());
        out.append(one.message().equals(first.message()) ? "" : "  " + one.message()).append('\n');
      }
      for (String note : first.notes()) {
        out.append(paint(BLUE, "   = ")).append("note: ").append(note).append('\n');
      }
      first
          .help()
          .ifPresent(h -> out.append(paint(BLUE, "   = ")).append("help: ").append(h).append('\n'));
    }
    out.append(warnings.isEmpty() ? "" : "\n");
  }

  private StringBuilder render(
      Diagnostic diagnostic, String file, List<String> lines, StringBuilder out) {
    Span span = diagnostic.span();
    String head = diagnostic.severity().word() + "[" + diagnostic.code().word() + "]";
    out.append(paint(diagnostic.severity() == Severity.ERROR ? RED : YELLOW, head))
        .append(paint(BOLD, ": " + diagnostic.message()))
        .append('\n');
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
    for (String note : diagnostic.notes()) {
      out.append(gutter).append(paint(BLUE, "= ")).append("note: ").append(note).append('\n');
    }
    diagnostic
        .help()
        .ifPresent(
            help ->
                out.append(gutter)
                    .append(paint(BLUE, "= "))
                    .append("help: ")
                    .append(help.replace("\n", "\n" + gutter + "  "))
                    .append('\n'));
    return out;
  }

  private void excerpt(
      Diagnostic diagnostic,
      List<Label> labels,
      List<String> lines,
      String gutter,
      StringBuilder out) {
    String bar = paint(BLUE, "|");
    out.append(gutter).append(bar).append('\n');
    int shown = 0;
    int from = 0;
    for (Label label : labels) {
      int number = label.span().line();
      String text = number <= lines.size() ? lines.get(number - 1) : "";
      from = number == shown ? from : window(text, number, labels, diagnostic.span());
      if (number != shown) {
        if (shown != 0 && number > shown + 1) {
          out.append(paint(BLUE, "...")).append('\n');
        }
        String width = "%" + (gutter.length() - 1) + "d ";
        out.append(paint(BLUE, String.format(Locale.ROOT, width, number)))
            .append(bar)
            .append(' ')
            .append(slice(text, from).stripTrailing())
            .append('\n');
        shown = number;
      }
      boolean fault = label.equals(diagnostic.labels().get(0));
      underline(label, text, from, fault, gutter + bar, out);
    }
    if (!diagnostic.notes().isEmpty() || diagnostic.help().isPresent()) {
      out.append(gutter).append(bar).append('\n');
    }
  }

  private void underline(
      Label label, String text, int from, boolean fault, String margin, StringBuilder out) {
    Span span = label.span();
    if (span.column() <= from || span.column() > from + WIDTH) {
      return;
    }
    int length = text.codePointCount(0, text.length());
    int end = span.endLine() == span.line() ? span.endColumn() : length + 1;
    int width = Math.max(1, Math.min(end - span.column(), WIDTH - (span.column() - 1 - from)));
    String marks = (fault ? "^" : "-").repeat(width);
    out.append(margin)
        .append(" ".repeat(1 + span.column() - 1 - from))
        .append(
            paint(fault ? RED : BLUE, marks + (label.text().isEmpty() ? "" : " " + label.text())))
        .append('\n');
  }

  /**
   * The first code point of a line to show, so that all of its labels are in view, or at least the
   * fault.
   */
  private static int window(String text, int line, List<Label> labels, Span fault) {
    int first = Integer.MAX_VALUE;
    int last = 0;
    for (Label label : labels) {
      if (label.span().line() == line) {
        first = Math.min(first, label.span().column());
        last = Math.max(last, label.span().column());
      }
    }
    boolean fits = text.codePointCount(0, text.length()) <= WIDTH;
    boolean all = last - first < WIDTH / 2;
    int column = all || fault.line() != line ? last : fault.column();
    return fits || column <= WIDTH / 2 ? 0 : Math.min(column - WIDTH / 2, all ? first - 1 : column);
  }

  private static String slice(String text, int from) {
    int[] points = text.codePoints().skip(from).limit(WIDTH).map(TextRenderer::visible).toArray();
    return new String(points, 0, points.length);
  }

  /** One column wide and harmless on a terminal, whatever the spec holds. */
  private static int visible(int point) {
    return Character.isISOControl(point) ? ' ' : point;
  }

  private String paint(String style, String text) {
    return colour ? style + text + PLAIN : text;
  }
}
