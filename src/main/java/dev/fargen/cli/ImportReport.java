package dev.fargen.cli;

import dev.fargen.cfn.JsonPrinter;
import dev.fargen.diag.Diagnostics;
import dev.fargen.diag.Wrapping;
import dev.fargen.list.Lists;
import dev.fargen.migrate.SourceLine;
import dev.fargen.migrate.Verdict;
import dev.fargen.migrate.Written;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What became of each line of the files that were imported: as text for people, and as JSON. */
final class ImportReport {

  private static final int MOST_COLUMNS = 100;

  private static final int LEAST_COLUMNS = 40;

  private final String spec;
  private final Written written;
  private final Diagnostics problems;
  private final Optional<ImportedStack.Comparison> stack;

  /**
   * @param spec the file that was written
   * @param problems what the compiler says about it
   * @param stack what it would change in the stack that was imported
   */
  ImportReport(
      String spec,
      Written written,
      Diagnostics problems,
      Optional<ImportedStack.Comparison> stack) {
    this.spec = spec;
    this.written = written;
    this.problems = problems;
    this.stack = stack;
  }

  /**
   * The lines that need attention, the most serious first; a line with the totals.
   *
   * @param columns of the terminal
   */
  String text(int columns) {
    int width = Math.max(LEAST_COLUMNS, Math.min(MOST_COLUMNS, columns));
    StringBuilder out = new StringBuilder();
    List<Verdict> seriousFirst = new ArrayList<>(List.of(Verdict.values()));
    Collections.reverse(seriousFirst);
    seriousFirst.remove(Verdict.CONVERTED);
    for (Verdict verdict : seriousFirst) {
      List<SourceLine> lines =
          Lists.filter(
              written.lines(), line -> line.verdict() == verdict && !line.text().isEmpty());
      if (!lines.isEmpty()) {
        out.append('\n').append(verdict.words()).append(":\n");
        lines.forEach(line -> append(line, width, out));
      }
    }
    if (!written.remarks().isEmpty()) {
      out.append('\n');
      written.remarks().forEach(remark -> wrap("note: " + remark, "", width, out));
    }
    stack.ifPresent(
        compared -> {
          out.append('\n');
          compared.lines().forEach(line -> out.append(line).append('\n'));
        });
    out.append('\n').append(totals()).append('\n');
    if (problems.hasErrors()) {
      out.append("The spec is not valid yet.\n");
    }
    return out.toString();
  }

  private static void append(SourceLine line, int width, StringBuilder out) {
    wrap(
        line.file() + ":" + line.line() + ": `" + line.subject() + "`: " + line.text(),
        "  ",
        width,
        out);
  }

  private static void wrap(String text, String indent, int width, StringBuilder out) {
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

  /** The lines above, and those that are converted; what is below a line above is not one. */
  private String totals() {
    List<String> counts = new ArrayList<>();
    long all = 0;
    for (Verdict verdict : Verdict.values()) {
      long count =
          Lists.filter(
                  written.lines(),
                  line ->
                      line.verdict() == verdict
                          && (verdict == Verdict.CONVERTED || !line.text().isEmpty()))
              .size();
      all += count;
      if (count > 0 || verdict == Verdict.CONVERTED || verdict.isDifferent()) {
        counts.add(count + " " + verdict.words());
      }
    }
    return all + " lines: " + String.join(", ", counts);
  }

  private long count(Verdict verdict) {
    return Lists.filter(written.lines(), line -> line.verdict() == verdict).size();
  }

  /** Prints what the compiler says about the new spec. */
  void printProblems(Console console) {
    if (problems.hasErrors()) {
      Report report = new Report(console, "; correct them, then run `fargen render " + spec + "`");
      report.add(problems);
      report.finish();
    } else {
      String warnings =
          problems.warnings() == 0
              ? ""
              : "; `fargen validate " + spec + "` shows warnings: " + problems.warnings();
      console.err().println("Review it, then run `fargen render " + spec + "`" + warnings + ".");
    }
  }

  /** Why nothing was written, as JSON. */
  static String json(String why) {
    return JsonPrinter.print(error(why));
  }

  /** What is wrong in a file, so that nothing was written, as one JSON document. */
  static String json(Diagnostics wrong) {
    Map<String, Object> root = error("`" + wrong.source().printedName() + "` has errors");
    root.put("specs", DiagnosticFormats.specs(List.of(wrong)));
    return JsonPrinter.print(root);
  }

  private static Map<String, Object> error(String why) {
    Map<String, Object> error = new LinkedHashMap<>();
    error.put("exitCode", ExitCode.WRONG);
    error.put("message", why);
    Map<String, Object> root = new LinkedHashMap<>();
    root.put("error", error);
    return root;
  }

  /** The whole report as one JSON document. */
  String json() {
    Map<String, Object> totals = new LinkedHashMap<>();
    for (Verdict verdict : Verdict.values()) {
      totals.put(verdict.word(), count(verdict));
    }
    Map<String, Object> root = new LinkedHashMap<>();
    root.put("spec", spec);
    root.put("valid", !problems.hasErrors());
    root.put("totals", totals);
    root.put("lines", Lists.map(written.lines(), ImportReport::document));
    root.put("notes", written.remarks());
    stack.ifPresent(
        compared ->
            root.put(
                "stack",
                DiffCommand.document(compared.request(), compared.difference(), compared.state())));
    root.put("specs", DiagnosticFormats.specs(List.of(problems)));
    return JsonPrinter.print(root);
  }

  private static Map<String, Object> document(SourceLine line) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("file", line.file());
    document.put("line", line.line());
    document.put("verdict", line.verdict().word());
    document.put("key", line.subject());
    if (!line.text().isEmpty()) {
      document.put("text", line.text());
    }
    line.specLine().ifPresent(at -> document.put("specLine", at));
    return document;
  }
}
