package dev.fargen.diag;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
  void underlinesSeveralOnOneLineOneBelowTheOther() {
    Diagnostics diagnostics = of("a: {min: 2, max: 1}\n");
    diagnostics.report(
        Diagnostic.of(Code.MIN_OVER_MAX, "no")
            .at(new Span(1, 18, 1, 19), "the fault")
            .at(new Span(1, 10, 1, 11), "its other half")
            .note("one rule")
            .note("another")
            .help("do"));
    assertEquals(
        """
        error[min-over-max]: no
          --> spec.yml:1:18
           |
         1 | a: {min: 2, max: 1}
           |          - its other half
           |                  ^ the fault
           |
           = note: one rule
           = note: another
           = help: do

        """,
        plain(diagnostics));
  }

  @Test
  void underlinesTheFirstLineOfWhatGoesOn() {
    Diagnostics diagnostics = of("\n".repeat(8) + "a: {b: 1,\n  c: 2}\n");
    diagnostics.report(
        Diagnostic.of(Code.WRONG_TYPE, "no").at(new Span(9, 4, 10, 8)).at(new Span(10, 3, 10, 4)));
    assertEquals(
        """
        error[wrong-type]: no
           --> spec.yml:9:4
            |
          9 | a: {b: 1,
            |    ^^^^^^
         10 |   c: 2}
            |   -

        """,
        plain(diagnostics));
  }

  @Test
  void pointsBehindTheEndOfALine() {
    Diagnostics diagnostics = of("a:\r\nb: 1\r\n");
    diagnostics.report(Diagnostic.of(Code.MISSING_KEY, "no").at(new Span(1, 3, 1, 3)));
    assertEquals(List.of(" 1 | a:", "   |   ^"), plain(diagnostics).lines().toList().subList(3, 5));
  }

  @Test
  void showsNoLineOfWhatHasNoPlace() {
    Diagnostics diagnostics = of("a: 1\n");
    diagnostics.report(Diagnostic.of(Code.TEMPLATE_TOO_LARGE, "no").help("do"));
    assertEquals(
        """
        error[template-too-large]: no
          --> spec.yml:1:1
           = help: do

        """,
        plain(diagnostics));
  }

  @Test
  void sendsNoControlCharactersToTheTerminal() {
    Diagnostics diagnostics = of("a: \u001b[31m\u0007 b");
    diagnostics.report(Diagnostic.of(Code.UNKNOWN_KEY, "no").at(new Span(1, 11, 1, 12)));
    assertEquals(
        List.of(" 1 | a: <U+001B>[31m<U+0007> b", "   |                         ^"),
        plain(diagnostics).lines().toList().subList(3, 5));
  }

  @Test
  void caretsMayReachTheEdgeOfTheTerminal() {
    Diagnostics diagnostics = of("x".repeat(100));
    diagnostics.report(Diagnostic.of(Code.WRONG_TYPE, "no").at(new Span(1, 1, 1, 101)));
    assertEquals(
        List.of(" 1 | " + "x".repeat(34) + "…", "   | " + "^".repeat(35), ""),
        new TextRenderer(false, 40).render(diagnostics).lines().toList().subList(3, 6));
  }

  @Test
  void saysOfWarningsOnceWhatIsTheSame() {
    Diagnostics diagnostics = of("a: 1\nb: 2\nc: 3\n");
    diagnostics.report(warning("`a` is alone", 1));
    diagnostics.report(
        Diagnostic.of(Code.NAT_COSTS, "it costs").at(new Span(2, 1, 2, 2)).note("by the hour"));
    diagnostics.report(warning("`c` is alone", 3));
    assertEquals(
        """
        warning[one-task]: `a` is alone
          --> spec.yml:1:1
          --> spec.yml:3:1  `c` is alone
           = help: write two
        warning[nat-costs]: it costs
          --> spec.yml:2:1
           = note: by the hour

        """,
        plain(diagnostics));
  }

  @Test
  void errorsLeaveNoRoomForWarnings() {
    Diagnostics diagnostics = of("a: 1\n");
    diagnostics.report(warning("`a` is alone", 1));
    diagnostics.report(Diagnostic.of(Code.UNKNOWN_KEY, "no").at(Span.START));
    assertTrue(!plain(diagnostics).contains("warning"), plain(diagnostics));
  }

  private static Diagnostic warning(String message, int line) {
    return Diagnostic.of(Code.ONE_TASK, message).at(new Span(line, 1, line, 2)).help("write two");
  }

  @Test
  void showsThePieceOfALongLineThatHasTheFault() {
    Diagnostics diagnostics = of("x".repeat(5_000) + "FAULT" + "y".repeat(5_000));
    diagnostics.report(Diagnostic.of(Code.UNKNOWN_KEY, "no").at(new Span(1, 5_001, 1, 5_006)));
    String text = plain(diagnostics);
    assertTrue(text.contains("…x"));
    assertTrue(text.contains("FAULTy"));
    assertTrue(text.contains("y…\n"));
    List<String> lines = text.lines().toList();
    int fault = lines.get(3).indexOf("FAULT");
    assertEquals(fault, lines.get(4).indexOf("^^^^^"));
    assertTrue(lines.stream().allMatch(line -> line.length() < 130));
  }

  @Test
  void doesNotPrintASecretOnAnyLine() {
    Diagnostics diagnostics = of("a: {b: hunter2, c: d}");
    diagnostics.report(Diagnostic.of(Code.INVALID_VALUE, "no").atSecret(new Span(1, 8, 1, 15)));
    diagnostics.report(Diagnostic.of(Code.UNKNOWN_KEY, "no").at(new Span(1, 17, 1, 18)));
    String text = plain(diagnostics);
    assertTrue(!text.contains("hunter2"), text);
    assertEquals(2, text.lines().filter(" 1 | a: {b: *******, c: d}"::equals).count(), text);
  }

  @Test
  void keepsCaretsUnderWhatTheyMeanBehindTabsAndEmoji() {
    Diagnostics diagnostics = of("\ta: 🦄 b");
    diagnostics.report(Diagnostic.of(Code.UNKNOWN_KEY, "no").at(new Span(1, 7, 1, 8)));
    List<String> lines = plain(diagnostics).lines().toList();
    assertEquals(List.of(" 1 |  a: 🦄 b", "   |        ^"), lines.subList(3, 5));
  }

  @ParameterizedTest
  @CsvSource({
    "日本, 4",
    "ｆ, 2",
    "é, 1",
    "👩‍💻, 4",
    "한, 2",
    "⌚, 2",
    "ß, 1",
  })
  void countsTheColumnsOfCharacters(String text, int columns) {
    Diagnostics diagnostics = of(text + ": b");
    int column = text.codePointCount(0, text.length()) + 3;
    diagnostics.report(
        Diagnostic.of(Code.UNKNOWN_KEY, "no").at(new Span(1, column, 1, column + 1)));
    assertEquals(
        "   | " + " ".repeat(columns + 2) + "^", plain(diagnostics).lines().toList().get(4));
  }

  @Test
  void showsWhatCannotBeSeen() {
    Diagnostics diagnostics = of("a\u0085b\u2028c\u202ed: e");
    diagnostics.report(
        Diagnostic.of(Code.UNKNOWN_KEY, "`b\u202ed`").at(new Span(1, 1, 1, 8), "\u2066x"));
    assertEquals(
        """
        error[unknown-key]: `b<U+202E>d`
          --> spec.yml:1:1
           |
         1 | a<U+0085>b<U+2028>c<U+202E>d: e
           | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ <U+2066>x

        """,
        plain(diagnostics));
  }

  @Test
  void wrapsAtTheWidthOfTheTerminal() {
    Diagnostics diagnostics = of("first: [one, two, three, four, five, six, seven]\n");
    diagnostics.report(
        Diagnostic.of(Code.WRONG_TYPE, "`first` must be a text, and a list is not one")
            .at(new Span(1, 8, 1, 12), "a list of seven words begins here")
            .at(new Span(1, 32, 1, 36), "the fifth")
            .note("a note that is longer than the terminal is wide, so that it wraps")
            .help("write `first: one word`, and the rest under another key"));
    assertEquals(
        """
        error[wrong-type]: `first` must be a
                           text, and a list is
                           not one
          --> spec.yml:1:8
           |
         1 | first: [one, two, three, four, fiv…
           |        ^^^^ a list of seven words
           |             begins here
           |                                ----
           |                           the fifth
           |
           = note: a note that is longer than
                   the terminal is wide, so that
                   it wraps
           = help: write `first: one word`, and
                   the rest under another key

        """,
        new TextRenderer(false, 40).render(diagnostics));
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
