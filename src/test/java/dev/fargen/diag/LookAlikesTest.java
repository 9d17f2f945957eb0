package dev.fargen.diag;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LookAlikesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          \u0441pu   | column 1 has U+0441 CYRILLIC SMALL LETTER ES, which looks like `c`
          we\u200Bb  | column 3 has U+200B ZERO WIDTH SPACE, which is invisible
          a\u00A0b   | column 2 has U+00A0 NO-BREAK SPACE, which looks like a space
          a\u2013b\u2013c | column 2 has U+2013 EN DASH, which looks like `-`
          \uFF41pi   | column 1 has U+FF41 (fullwidth), which looks like `a`
          """)
  void areNamedInANote(String line, String note) {
    assertEquals(List.of(note), notes(line, new Span(1, 1, 1, 1 + line.length())));
  }

  @Test
  void areNotNamedAmongOtherLettersOfTheSameScript() {
    assertEquals(List.of(), notes("\u0441\u043A\u0438\u0434\u043A\u0430", new Span(1, 1, 1, 7)));
  }

  @Test
  void areNotNamedOutsideTheFault() {
    assertEquals(List.of(), notes("\u0441: cpu", new Span(1, 4, 1, 7)));
  }

  @Test
  void ofAFaultInTheSyntaxTheWholeLineIsRead() {
    Diagnostic fault = Diagnostic.of(Code.YAML_SYNTAX, "no").at(new Span(1, 1, 1, 2));
    assertEquals(1, reported("a: \u201Cb", fault).notes().size());
  }

  @ParameterizedTest
  @CsvSource({
    "32,a space",
    "9,a tab",
    "10,a line break",
    "96,a backquote",
    "120,`x`",
    "233,`\u00E9` (U+00E9)",
    "8203,U+200B ZERO WIDTH SPACE",
    "8364,U+20AC"
  })
  void charactersHaveWords(int point, String words) {
    assertEquals(words, LookAlikes.words(point));
  }

  private static List<String> notes(String line, Span span) {
    return reported(line, Diagnostic.of(Code.UNKNOWN_KEY, "no").at(span)).notes();
  }

  private static Diagnostic reported(String text, Diagnostic diagnostic) {
    Diagnostics diagnostics = new Diagnostics(new SourceFile("spec.yml", text));
    diagnostics.report(diagnostic);
    return diagnostics.inFileOrder().get(0);
  }
}
