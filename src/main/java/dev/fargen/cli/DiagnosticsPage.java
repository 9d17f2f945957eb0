package dev.fargen.cli;

import dev.fargen.diag.Code;
import dev.fargen.diag.CodeGroup;
import java.util.Locale;

/** The page of all diagnostics in Markdown, made from the explanations. */
final class DiagnosticsPage {

  private static final String INTRODUCTION =
      """
      # Diagnostics

      All errors and warnings of fargen, by group. Each has the reason, an example with the fault and a
      corrected example. `fargen explain memory-not-offered` prints the same text on a terminal.

      Warnings can be suppressed with [`allow`](spec.md#warnings); errors cannot.
      """;

  private final StringBuilder out = new StringBuilder(INTRODUCTION);

  private DiagnosticsPage() {}

  /** The whole page. */
  static String print() {
    DiagnosticsPage page = new DiagnosticsPage();
    for (CodeGroup group : CodeGroup.values()) {
      page.out
          .append("\n## ")
          .append(group.title().substring(0, 1).toUpperCase(Locale.ROOT))
          .append(group.title().substring(1))
          .append("\n");
      group.codes().forEach(page::code);
    }
    return page.out.toString();
  }

  private void code(Code code) {
    Explanation explanation = Explanation.of(code);
    out.append("\n### ").append(code.word()).append("\n\n");
    out.append(code.severity().word()).append(": **").append(explanation.title()).append("**\n\n");
    out.append(explanation.why()).append("\n\n");
    explanation
        .source()
        .ifPresent(
            page ->
                out.append("Source: [")
                    .append(page.title())
                    .append("](")
                    .append(page.url())
                    .append(")\n\n"));
    example("Wrong", explanation.wrong());
    out.append("\n");
    example("Right", explanation.right());
  }

  private void example(String title, Explanation.Example example) {
    out.append(title)
        .append(":\n\n```")
        .append(example.language())
        .append("\n")
        .append(example.text())
        .append("```\n");
  }
}
