package dev.fargen.cli;

import dev.fargen.cfn.JsonPrinter;
import dev.fargen.diag.Diagnostics;
import dev.fargen.list.Lists;
import dev.fargen.migrate.ReportText;
import dev.fargen.migrate.SourceLine;
import dev.fargen.migrate.Verdict;
import dev.fargen.migrate.Written;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What became of each line of the files that were imported: as text for people, and as JSON. */
final class ImportReport {

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
   * The report as people read it.
   *
   * @param columns of the terminal
   */
  String text(int columns) {
    List<String> compared = stack.map(ImportedStack.Comparison::lines).orElse(List.of());
    return ReportText.of(written, compared, !problems.hasErrors(), columns);
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
