package dev.fargen.cfn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How values look; that they are read as the same again, {@link PrinterRoundTripIT} holds. */
class YamlPrinterTest {

  private static final int WIDTH = 125;

  @ParameterizedTest
  @ValueSource(
      strings = {"a", "9 lives", "a:b", "-a", "+a", ".a", "_1", "-x1", "a ~b", "zz", "inf"})
  void leavesWhatNoReaderMisreads(String text) {
    assertEquals("K: " + text + "\n", print(Value.text(text)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0", "9", "0750", "1:30", "-1", "+1", ".5", "-.5", "1_0", "._1", ".", "-", "+", "--", "..",
        "-.INF", ".nan", "on", "OFF", "false", "null", "~", "---a", "...a", "- a", "a: b", "a:",
        "#a", "a #b", " a", "a ", "", " "
      })
  void quotesWhatYamlWouldMisread(String text) {
    assertEquals("K: \"" + text + "\"\n", print(Value.text(text)));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {"\"a,'\"a'", "\\a,'\\a'", "a\"b: c,'a\"b: c'", "'\"','''\"'''"})
  void prefersSingleQuotesToEscapes(String text, String printed) {
    assertEquals("K: " + printed + "\n", print(Value.text(text)));
  }

  @ParameterizedTest
  @CsvSource({
    "20, ' '",
    "7e, ~",
    "a1, ¡",
    "d7ff, \ud7ff",
    "1f, \\u001f",
    "7f, \\u007f",
    "80, \\u0080",
    "a0, \\u00a0",
    "2028, \\u2028",
    "2029, \\u2029",
    "d800, \\ud800",
    "feff, \\ufeff",
    "ffff, \\uffff",
    "10000, \\U00010000",
    "a, \\n",
    "9, \\t"
  })
  void escapesWhatReadersCannotShow(String point, String printed) {
    String text = Character.toString(Integer.parseInt(point, 16));
    assertEquals("K: \"" + printed + "\"\n", print(Value.text(text)));
  }

  @Test
  void printsLinesAsABlock() {
    assertEquals("K: |-\n  a ~\n\n  b\n", print(Value.text("a ~\n\nb")));
    assertEquals("K: |\n  a\n", print(Value.text("a\n")));
    assertEquals("K: \"a\\n\\n\"\n", print(Value.text("a\n\n")));
    assertEquals("K: \"\\na\"\n", print(Value.text("\na")));
    assertEquals("K: \" a\\nb\"\n", print(Value.text(" a\nb")));
    assertEquals("K: \"a \\nb\"\n", print(Value.text("a \nb")));
    assertEquals("K: \"ä\\nb\"\n", print(Value.text("ä\nb")));
  }

  @Test
  void printsScalarsAndUpToFiveLeavesInALine() {
    assertEquals("K: [a, a, a, a, a, a]\n", print(list(6)));
    assertEquals("K: {a: a, b: a, c: a, d: a, e: a}\n", print(map("abcde")));
    assertEquals("K:\n  a: a\n  b: a\n  c: a\n  d: a\n  e: a\n  f: a\n", print(map("abcdef")));
    assertEquals("K: [{a: a, b: a, c: a, d: a}]\n", print(Value.list(map("abcd"))));
    assertEquals("K:\n  - {a: a, b: a, c: a, d: a, e: a}\n", print(Value.list(map("abcde"))));
    assertEquals("K: {x: {z: [a, a]}}\n", print(inner("x", inner("z", list(2)))));
  }

  @Test
  void printsTheMapsOfAListInOneForm() {
    assertEquals("K:\n  - {a: a}\n  - {a: a, b: a}\n", print(Value.list(map("a"), map("ab"))));
    assertEquals(
        "K:\n  - a: a\n  - a: a\n    b: a\n    c: a\n    d: a\n    e: a\n    f: a\n",
        print(Value.list(map("a"), map("abcdef"))));
    assertEquals(
        "K: !If [a, {b: a}, a]\n",
        print(new Intrinsic("If", Value.list(text("a"), map("b"), text("a")))));
  }

  @Test
  void printsNoLineAroundABlock() {
    String six = "a: a\n    b: a\n    c: a\n    d: a\n    e: a\n    f: a\n";
    assertEquals("K:\n  - " + six, print(Value.list(map("abcdef"))));
    assertEquals("K:\n  x:\n    " + six, print(inner("x", map("abcdef"))));
    assertEquals("K:\n  - !Sub\n    " + six, print(Value.list(call(map("abcdef")))));
    assertEquals("K:\n  - |-\n    a\n    b\n", print(Value.list(text("a\nb"))));
    assertEquals("K:\n  - \"\\nb\"\n", print(Value.list(text("\nb"))));
    assertEquals("K:\n  - !Sub |-\n    a\n    b\n", print(Value.list(call(text("a\nb")))));
    assertEquals(
        "K:\n  - Fn::Sub: !Sub |-\n      a\n      b\n",
        print(Value.list(call(call(text("a\nb"))))));
  }

  @Test
  void fillsTheLineToItsLastColumn() {
    fills("K: [", x -> Value.list(x), "]");
    fills("K: [1, ", x -> Value.list(Value.number(1), x), "]");
    fills("K: [", x -> Value.list(x, Value.bool(true)), ", true]");
    fills("K: [[", x -> Value.list(Value.list(x)), "]]");
    fills("K: {a: ", x -> Value.map().with("a", x), "}");
    fills("K: {a: ", x -> Value.map().with("a", x).with("b", Value.map()), ", b: {}}");
    fills("K: !Sub [", x -> call(Value.list(x)), "]");
    fills("K: {Fn::Sub: !Sub [", x -> call(call(Value.list(x))), "]}");
    fills("K: [{Fn::Sub: !Sub ", x -> Value.list(call(call(x))), "}]");
    fills("  - [", x -> Value.list(map("abcdef"), Value.list(x)), "]");
    fills("  - !Sub [", x -> Value.list(map("abcdef"), call(Value.list(x))), "]");
    fills("  b: [", x -> Value.map().with("a", map("abcdef")).with("b", Value.list(x)), "]");
  }

  /** A text that reaches the last column stays in the line; with one letter more, it does not. */
  private static void fills(String before, UnaryOperator<Value> around, String behind) {
    String text = "x".repeat(WIDTH - before.length() - behind.length());
    String full = print(around.apply(text(text)));
    assertTrue(full.endsWith(before + text + behind + "\n"), full);
    String over = print(around.apply(text(text + "x")));
    assertFalse(over.contains(before), over);
  }

  @Test
  void printsEmptyValues() {
    assertEquals("K: {}\n", print(Value.map()));
    assertEquals("K: []\n", print(Value.list()));
    assertEquals("K: !Sub {}\n", print(call(Value.map())));
    assertEquals("K: !Sub []\n", print(call(Value.list())));
    assertEquals("K: !GetAZs \"\"\n", print(Intrinsic.zones()));
    assertEquals(
        "K:\n  - {}\n  - []\n  - !GetAZs \"\"\n",
        print(Value.list(Value.map(), Value.list(), Intrinsic.zones())));
  }

  private static Value text(String text) {
    return Value.text(text);
  }

  private static Intrinsic call(Value argument) {
    return new Intrinsic("Sub", argument);
  }

  private static Mapping inner(String key, Value value) {
    return Value.map().with(key, value);
  }

  private static Sequence list(int size) {
    return Value.list(Collections.nCopies(size, Value.text("a")));
  }

  private static Mapping map(String keys) {
    Mapping map = Value.map();
    for (String key : keys.split("")) {
      map = map.with(key, "a");
    }
    return map;
  }

  private static String print(Value value) {
    StringBuilder out = new StringBuilder();
    new YamlPrinter(out).entry("K", value, 0);
    return out.toString();
  }
}
