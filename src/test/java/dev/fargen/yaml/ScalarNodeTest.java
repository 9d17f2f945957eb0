package dev.fargen.yaml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.fargen.diag.Span;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScalarNodeTest {

  /** The part is {@code X} in the text; where it can't be placed, all of what was written. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          a: grün 🦄 X y        | 11 | 12
          a: 'grün 🦄 X y'      | 12 | 13
          a: "grün 🦄 X y"      | 12 | 13
          üö: {a: Xy}           | 9  | 10
          a: 'it''s X'          | 4  | 13
          a: "\\t X"            | 4  | 10
          a: !Sub "X"           | 4  | 12
          """)
  void aPartStandsWhereItWasWritten(String line, int column, int endColumn) {
    MapNode map = Texts.map(line);
    Node first = map.entries().iterator().next().value();
    Node value = first instanceof MapNode inner ? inner.entry("a").orElseThrow().value() : first;
    ScalarNode scalar = assertInstanceOf(ScalarNode.class, value);
    int offset = scalar.text().codePointCount(0, scalar.text().indexOf('X'));

    assertEquals(new Span(1, column, 1, endColumn), scalar.part(offset, 1));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          a: !Sub "üX"     | 9 | 13
          a: !Sub üX       | 9 | 11
          a: !Sub   üX     | 4 | 13
          a: !Sub "\\u00fcX" | 4 | 18
          a: üX            | 4 | 6
          """)
  void withoutItsTagItStandsBehindIt(String line, int column, int endColumn) {
    Node value = Texts.map(line).entry("a").orElseThrow().value();
    ScalarNode untagged = assertInstanceOf(ScalarNode.class, value).untagged();

    assertEquals(new Span(1, column, 1, endColumn), untagged.span());
    assertEquals("üX", untagged.text());
    assertEquals(true, untagged.tag().isEmpty());
  }
}
