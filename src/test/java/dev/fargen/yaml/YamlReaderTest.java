package dev.fargen.yaml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.fargen.diag.Span;
import dev.fargen.testing.Marked;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class YamlReaderTest {

  /** The value of {@code a} is what stands between the marks. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "a: ‹plain words› # and why",
        "a: ‹'single'›",
        "a: ‹''›",
        "a: ‹\"with \\n and \\U0001F984\"›",
        "a: ‹\"over\n\n  lines\"›\nb: 1",
        "a: ‹over\n  lines›\nb: 1",
        "a: ‹!Ref X›",
        "a: ‹!Sub \"${X}\"›",
        "a: ‹&anchor 1›",
        "a:‹›\nb: 1",
        "a:‹›\n\n  # nothing\nb: 1",
        "a: ‹[ ]›",
        "a: ‹[\n  1,\n  2,\n]›\nb: 1",
        "a:\n‹- 1\n- 2›\n\n# behind it\nb: 1",
        "a:\n  ‹- 1\n  - b: 1\n    c: 2›\nd: 1",
        "a:\n  ‹b: 1\n  c: {d: 1}›\n\n",
        "a: ‹{b: 1, c: [2]}›",
        "? a\n: ‹b›",
        "üöä: {🦄: 1}\na: ‹grün 🦄› # 🦄",
        "{üöä: 🦄, a: ‹1›}",
        "b: 1\r\na: ‹{c: 1}›\r\nd: 1\r\n",
        "b: 1\r\na:\r\n  ‹- 1\r\n  - 2›\r\nd: 1\r\n",
        "b: 1\ra: ‹2›\rd: 1\r",
        "%YAML 1.1\n---\na: ‹1›\n...\n",
      })
  void everyValueHasItsPlace(String written) {
    Marked marked = Marked.of(written);

    assertEquals(marked.span(), value(marked.text(), "a").span());
  }

  @Test
  void aByteOrderMarkTakesNoColumn() {
    assertEquals(new Span(1, 4, 1, 5), value("\ufeffa: 1", "a").span());
  }

  @Test
  void aBlockOfTextBeginsAtItsIndicator() {
    assertEquals(new Span(1, 4, 1, 5), value("a: |\n  one\nb: 1", "a").span().first(1));
    assertEquals(new Span(2, 5, 2, 6), value("b: 1\na:  >-\n  one\n", "a").span().first(1));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          0750     | 0750
          on       | on
          1:30     | 1:30
          1e3      | 1e3
          ~        | ~
          'it''s'  | it's
          "a\\tb"  | a	b
          !!str 5  | 5
          """,
      quoteCharacter = '`')
  void textStaysAsItWasWritten(String written, String text) {
    assertEquals(text, scalar("a: " + written).text());
  }

  @ParameterizedTest
  @ValueSource(strings = {"a:", "a: ~", "a: null", "a: # only why", "a: &anchor"})
  void readsNothing(String text) {
    assertEquals("an empty value", value(text, "a").kind());
  }

  @ParameterizedTest
  @ValueSource(strings = {"a: ''", "a: 'null'", "a: \"~\"", "a: Null", "a: !Ref ''", "a: 0"})
  void readsSomething(String text) {
    assertEquals(false, scalar(text).isNull());
  }

  @ParameterizedTest
  @CsvSource({"!Ref X,!Ref", "!Sub 'X',!Sub", "!GetAtt [X],!GetAtt", "!If {X: 1},!If"})
  void keepsTheTagsOfTheUser(String written, String tag) {
    assertEquals(Optional.of(tag), value("a: " + written, "a").tag());
  }

  @ParameterizedTest
  @ValueSource(strings = {"a: !!str 5", "a: ! 5", "a: !!map {x: 1}", "a: 5"})
  void leavesOutTheTagsOfYaml(String text) {
    assertEquals(Optional.empty(), value(text, "a").tag());
  }

  @Test
  void anAliasStandsWhereItsAnchorDoes() {
    assertEquals(value("a: &x [1]\nb: *x", "a"), value("a: &x [1]\nb: *x", "b"));
  }

  @Test
  void anAliasMeansTheLastAnchorOfItsName() {
    ScalarNode alias = assertInstanceOf(ScalarNode.class, value("a: &x 1\nb: &x 2\nc: *x", "c"));

    assertEquals("2", alias.text());
  }

  @Test
  void whatIsMergedComesLastAndGivesWay() {
    assertEquals(
        List.of("own=1", "k=2", "m=3"), entries("x: &x {own: 0, k: 2, m: 3}", "{own: 1, <<: *x}"));
  }

  @Test
  void ofSeveralThatAreMergedTheFirstWins() {
    assertEquals(
        List.of("k=1", "l=3"), entries("x: [&x {k: 1}, &y {k: 2, l: 3}]", "{<<: [*x, *y]}"));
  }

  @Test
  void aQuotedMergeKeyIsAKey() {
    assertEquals(List.of("<<=1"), entries("x: 1", "{\"<<\": 1}"));
  }

  private static List<String> entries(String before, String map) {
    MapNode node = assertInstanceOf(MapNode.class, value(before + "\na: " + map, "a"));
    return node.entries().stream()
        .map(entry -> entry.key().text() + "=" + ((ScalarNode) entry.value()).text())
        .toList();
  }

  private static ScalarNode scalar(String text) {
    return assertInstanceOf(ScalarNode.class, value(text, "a"));
  }

  private static Node value(String text, String key) {
    return Texts.map(text).entry(key).orElseThrow().value();
  }
}
