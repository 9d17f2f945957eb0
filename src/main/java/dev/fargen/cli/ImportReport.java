package dev.fargen.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fargen.diag.Diagnostics;
import dev.fargen.diag.Wrapping;
import dev.fargen.list.Lists;
import dev.fargen.migrate.SourceLine;
import dev.fargen.migrate.Verdict;
import dev.fargen.migrate.Written;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What became of each line of the files that were imported: as text for people, and as JSON. */
final class ImportReport {

  private static final int WIDTH = 100;

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

  /** The lines that need attention, the most serious first; a line with the totals. */
  String text() {
    StringBuilder out = new StringBuilder();
    for (int i = Verdict.values().length - 1; i > Verdict.CONVERTED.ordinal(); i--) {
      Verdict verdict = Verdict.values()[i];
      List<SourceLine> lines =
          Lists.filter(
              written.lines(), line -> line.verdict() == verdict && !line.text().isEmpty());
      if (!lines.isEmpty()) {
        out.append('\n').append(verdict.words()).append(":\n");
        lines.forEach(line -> append(line, out));
      }
    }
    if (!written.remarks().isEmpty()) {
      out.append('\n');
      written.remarks().forEach(remark -> wrap("note: " + remark, "", out));
    }
    stack.ifPresent(
        compared -> {
          out.append('\n');
          compared.lines().forEach(line -> out.append(line).append('\n'));
        });
    return out.append('\n').append(totals()).append('\n').toString();
  }

  private static void append(SourceLine line, StringBuilder out) {
    wrap(line.file() + ":" + line.line() + ": `" + line.subject() + "`: " + line.text(), "  ", out);
  }

  private static void wrap(String text, String indent, StringBuilder out) {
    int room = WIDTH - indent.length();
    String more = indent;
    for (String one : Wrapping.lines(text, room, room - 4)) {
      out.append(more).append(one).append('\n');
      more = indent + "    ";
    }
  }

  private String totals() {
    List<String> counts = new ArrayList<>();
    for (Verdict verdict : Verdict.values()) {
      long count = count(verdict);
      if (count > 0 || verdict == Verdict.CONVERTED || verdict.isDifferent()) {
        counts.add(count + " " + verdict.words());
      }
    }
    return written.lines().size() + " lines: " + String.join(", ", counts);
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

  /** The whole report as one JSON document. */
  String json() {
    ObjectNode root = JsonText.object().put("spec", spec);
    ObjectNode totals = root.putObject("totals");
    for (Verdict verdict : Verdict.values()) {
      totals.put(verdict.word(), count(verdict));
    }
    ArrayNode lines = root.putArray("lines");
    for (SourceLine line : written.lines()) {
      ObjectNode node =
          lines
              .addObject()
              .put("file", line.file())
              .put("line", line.line())
              .put("verdict", line.verdict().word())
              .put("key", line.subject());
      if (!line.text().isEmpty()) {
        node.put("text", line.text());
      }
      line.specLine().ifPresent(at -> node.put("specLine", at));
    }
    ArrayNode remarks = root.putArray("notes");
    written.remarks().forEach(remarks::add);
    stack.ifPresent(
        compared ->
            root.set(
                "stack",
                JsonText.tree(
                    DiffCommand.document(
                        compared.request(), compared.difference(), compared.state()))));
    root.set("specs", DiagnosticFormats.specs(List.of(problems)));
    return JsonText.of(root);
  }
}
