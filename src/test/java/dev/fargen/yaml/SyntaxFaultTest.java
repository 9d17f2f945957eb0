package dev.fargen.yaml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fargen.diag.Diagnostic;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SyntaxFaultTest {

  private static final String QUOTES = "put the value in quotes: ";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          a: {b: cron(0 6 * * ? *)} | 1:21 a value that contains `?` must be quoted inside `{...}` | `"cron(0 6 * * ? *)"`
          a: [x, f(? y)]    | 1:10 a value that contains `?` must be quoted inside `[...]` | `"f(? y)"`
          a: {b: ${C}}      | 1:9 a value that contains `{` must be quoted inside `{...}`  | `"${C}"`
          a: @x             | 1:4 a value cannot start with `@`                       | `"@x"`
          a: {b: @x, c: d}  | 1:8 a value cannot start with `@`                       | `"@x"`
          a: %x # why       | 1:4 a value cannot start with `%`                       | `"%x"`
          a: *.html         | 1:4 `*` at the start of an unquoted value must be followed by the name of an anchor                       | `"*.html"`
          a: !e!x y         | 1:4 a value cannot start with `!`                       | `"!e!x y"`
          a: b: c           | 1:5 a value with `: ` in it needs quotes                | `"b: c"`
          a: say "b: c"     | 1:10 a value with `: ` in it needs quotes               | `'say "b: c"'`
          a: {b: c d: e}    | 1:11 a comma or quotes are missing before this colon    | `"c d: e"`
          """)
  void asksForQuotes(String text, String fault, String value) {
    Diagnostic diagnostic = only(text);
    assertEquals(fault, said(diagnostic));
    assertEquals(QUOTES + value, diagnostic.help().orElseThrow());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          a: & b   | write `&b` for an anchor, or `"& b"` for a text
          a: * b   | write `*b` for an alias, or `"* b"` for a text
          a: * b c | put the value in quotes: `"* b c"`
          """)
  void asksWhetherAnAnchorIsMeant(String text, String help) {
    assertEquals(help, only(text).help().orElseThrow());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          a: `x`                 | 1:4 a value cannot start with a backquote
          a: 'x/b: 1             | 1:4 the quote is not closed
          a: "x/---/"            | 1:4 the quote is not closed
          a: {b: 1/c: 2          | 1:4 the map is not closed
          a: [b/c: [             | 1:4 the list is not closed
          a: [                   | 1:4 the list is not closed
          a: b: [                | 1:5 a value with `: ` in it needs quotes
          a:\tb                  | 1:3 a tab between a key and its value is not supported
          -\tb                   | 1:2 a tab before a value is not supported
          a:/\tb: 1              | 2:1 a tab is used for indentation
          a: 'b'c                | 1:7 text after the closing quote
          a: "\\q"               | 1:6 unknown escape `\\q` in double quotes
          a: "\\u12"             | 1:7 `\\u` must be followed by 4 hexadecimal digits
          a b/c: 1               | 1:1 this line has no colon after its key
          a:1/c: 1               | 1:1 this line has no `: ` after its key
          a: 1/  b: 2            | 2:4 this line is indented below a key that has a value
          a: [1]]                | 1:7 `]` closes nothing
          a: ]                   | 1:4 a value cannot start with `]`
          a: ["b" "c"]           | 1:9 a comma is missing before this value
          - a/b: 1               | 2:1 the indentation does not match the lines above
          a: - b                 | 1:4 a value cannot start with `- `
          a: *b                  | 1:4 the anchor `b` is not defined
          """)
  void isShownWhereItBegins(String text, String fault) {
    assertEquals(fault, said(only(text.replace('/', '\n'))));
  }

  /** One text for each message that SnakeYAML's scanner and parser have. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "a: @x",
        "a: *",
        "a: & b",
        "a: b: c",
        "a: - b",
        "a: ? b",
        "a: 'x",
        "a: 'x\n---\n'",
        "a: \"\\q\"",
        "a: \"\\xZZ\"",
        "a: |0\n x",
        "a: |x\n y",
        "a: !<x y",
        "a: !e!x y",
        "a: !x! y",
        "a: !%zz y",
        "a: !a%E4 y",
        "%x: 1",
        "%YAML 2.0\n---\na: 1",
        "%YAML x\n---\na: 1",
        "%YAML 1.x\n---\na: 1",
        "%TAG x\n---\na: 1",
        "%YAML 1.1\n%YAML 1.1\n---\na: 1",
        "%TAG ! x\n%TAG ! y\n---\na: 1",
        "a: 1\n...\nb: 1",
        "a: x\nfoo\nb: 1",
        "a: [1, 2\nb: 3",
        "a: {b: 1\nc: 3",
        "a: {b: ?}",
        "a: ]",
        "- a\nb: 1",
        "a:\n  b: 1\n c: 2",
        "a: &x &y b",
        "a: >\n\n      \n  x",
        "{a: 1}}",
        "%",
        "\ta: 1",
        "\u0001"
      })
  void isNeverToldInWordsOfSnakeYaml(String text) {
    String all = only(text).toString();
    assertTrue(all.contains("invalid YAML: "), all);
    for (String word :
        List.of(
            "while ", "scanning", "parsing", "expected '", "but found", "token", "<", "yaml.")) {
      assertFalse(all.replace("`!<", "").replace("\"!<", "").contains(word), all);
    }
  }

  private static Diagnostic only(String text) {
    List<Diagnostic> all = Texts.diagnostics(text);
    assertEquals(1, all.size(), all.toString());
    return all.get(0);
  }

  private static String said(Diagnostic fault) {
    String message = fault.message().replace("invalid YAML: ", "");
    return fault.span().line() + ":" + fault.span().column() + " " + message;
  }
}
