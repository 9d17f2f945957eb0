package dev.fargen.yaml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.fargen.diag.Span;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MapNodeTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {a: 1, b: 2}           | {b: 3}               | {a: 1, b: 3}
          {a: 1, b: 2}           | {c: 3, a: 4}         | {a: 4, b: 2, c: 3}
          {a: {b: 1, c: 2}}      | {a: {c: 3, d: 4}}    | {a: {b: 1, c: 3, d: 4}}
          {a: {b: {c: 1, d: 2}}} | {a: {b: {c: null}}}  | {a: {b: {d: 2}}}
          {a: 1, b: 2}           | {a: null}            | {b: 2}
          {a: {b: 1}, c: 2}      | {a: ~}               | {c: 2}
          {a: 1}                 | {b: null}            | {a: 1, b: }
          {a: 1}                 | {a: ''}              | {a: }
          {a: [1, 2]}            | {a: [3]}             | {a: [3]}
          {a: [1, 2]}            | {a: {b: 1}}          | {a: {b: 1}}
          {a: {b: 1}}            | {a: [1]}             | {a: [1]}
          {a: {b: 1}}            | {a: 1}               | {a: 1}
          {a: {b: 1}}            | {a: {}}              | {a: {b: 1}}
          {a: !If {b: 1}}        | {a: {c: 2}}          | {a: {c: 2}}
          {a: {b: 1}}            | {a: !If {c: 2}}      | {a: !If {c: 2}}
          """,
      quoteCharacter = '`')
  void oneIsLaidOverTheOther(String base, String over, String expected) {
    assertEquals(expected, print(Texts.map(base).overlaidWith(Texts.map(over))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {a: {Ref: 1}}        | {a: {b: 2}}    | {a: {b: 2}}
          {a: {b: 2}}          | {a: {Ref: 1}}  | {a: {Ref: 1}}
          {a: {b: {Ref: 1}}}   | {a: {c: 2}}    | {a: {b: {Ref: 1}, c: 2}}
          {Ref: {a: 1}}        | {Ref: {b: 2}}  | {Ref: {a: 1, b: 2}}
          """)
  void someMapsAreReplacedAsAWhole(String base, String over, String expected) {
    MapNode merged =
        Texts.map(base).overlaidWith(Texts.map(over), map -> map.entry("Ref").isPresent());

    assertEquals(expected, print(merged));
  }

  @Test
  void eachValueKeepsItsPlace() {
    MapNode map = Texts.map("{a: {b: 1, c: 2}}").overlaidWith(Texts.map("{x: 1, a: {c: 3}}"));

    MapNode inner = assertInstanceOf(MapNode.class, map.entry("a").orElseThrow().value());
    assertEquals(new Span(1, 9, 1, 10), inner.entry("b").orElseThrow().value().span());
    assertEquals(new Span(1, 15, 1, 16), inner.entry("c").orElseThrow().value().span());
    assertEquals(new Span(1, 8, 1, 9), map.entry("a").orElseThrow().key().span());
  }

  private static String print(Node node) {
    String tag = node.tag().map(name -> name + " ").orElse("");
    if (node instanceof MapNode map) {
      return tag
          + map.entries().stream()
              .map(entry -> entry.key().text() + ": " + print(entry.value()))
              .collect(Collectors.joining(", ", "{", "}"));
    }
    if (node instanceof ListNode list) {
      return tag
          + list.items().stream()
              .map(MapNodeTest::print)
              .collect(Collectors.joining(", ", "[", "]"));
    }
    ScalarNode scalar = (ScalarNode) node;
    return tag + (scalar.isNull() ? "" : scalar.text());
  }
}
