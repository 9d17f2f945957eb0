package dev.fargen.diag;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class TextRendererTest {

  @Test
  void underlinesEachLabel() {
    Diagnostics diagnostics = of("a: 1\nb: 2\nc: 3\n");
    diagnostics.report(
        Diagnostic.of(Code.MIN_OVER_MAX, "no")
            .at(new Span(3, 4, 3, 5), "the fault")
            .at(new Span(1, 1, 1, 2), "its other half"));
    assertEquals(
        """
        error[min-over-max]: no
          --> spec.yml:3:4
           |
         1 | a: 1
           | - its other half
        ...
         3 | c: 3
           |    ^ the fault

        """,
        plain(diagnostics));
  }

  @Test
  void showsThePieceOfALongLineThatHasTheFault() {
    Diagnostics diagnostics = of("x".repeat(5_000) + "FAULT" + "y".repeat(5_000));
    diagnostics.report(Diagnostic.of(Code.UNKNOWN_KEY, "no").at(new Span(1, 5_001, 1, 5_006)));
    String text = plain(diagnostics);
    assertTrue(text.contains("FAULT"));
    List<String> lines = text.lines().toList();
    int fault = lines.get(3).indexOf("FAULT");
    assertEquals(fault, lines.get(4).indexOf("^^^^^"));
    assertTrue(lines.stream().allMatch(line -> line.length() < 130));
  }

  @Test
  void keepsCaretsUnderWhatTheyMeanBehindTabsAndEmoji() {
    Diagnostics diagnostics = of("\ta: 🦄 b");
    diagnostics.report(Diagnostic.of(Code.UNKNOWN_KEY, "no").at(new Span(1, 7, 1, 8)));
    List<String> lines = plain(diagnostics).lines().toList();
    String line = lines.get(3);
    assertEquals(
        line.codePointCount(0, line.indexOf('b')),
        lines.get(4).indexOf('^'),
        String.join("\n", lines));
  }

  @Test
  void countsWhatItDoesNotShow() {
    Diagnostics diagnostics = of("a\n".repeat(1_000));
    for (int i = 1; i <= 1_000; i++) {
      diagnostics.report(Diagnostic.of(Code.UNKNOWN_KEY, "no " + i).at(new Span(i, 1, i, 2)));
    }
    String text = plain(diagnostics);
    assertEquals(50, text.lines().filter(line -> line.startsWith("error[")).count());
    assertTrue(text.endsWith("... and 950 more\n\n"), text);
  }

  @Test
  void coloursOnlyWhereAsked() {
    Diagnostics diagnostics = of("a");
    diagnostics.report(Diagnostic.of(Code.UNKNOWN_KEY, "no").at(Span.START).help("do"));
    assertTrue(new TextRenderer(true).render(diagnostics).contains("\u001b["));
    assertTrue(!plain(diagnostics).contains("\u001b["));
  }

  private static Diagnostics of(String text) {
    return new Diagnostics(new SourceFile("spec.yml", text));
  }

  private static String plain(Diagnostics diagnostics) {
    return new TextRenderer(false).render(diagnostics);
  }
}
