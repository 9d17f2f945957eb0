package dev.fargen.cfn;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Trees such as a template may hold, with every text that YAML readers have been known to misread.
 */
public final class RandomTrees {

  private static final List<String> TEXTS =
      List.of(
          "on",
          "off",
          "On",
          "OFF",
          "yes",
          "no",
          "Y",
          "n",
          "true",
          "False",
          "null",
          "NULL",
          "~",
          "=",
          "<<",
          "",
          " ",
          "  ",
          "0",
          "-1",
          "+1",
          "0750",
          "0o17",
          "0x1F",
          "0b11",
          "1_000",
          "1:30",
          "1:30:00",
          "190:20:30.15",
          "1e3",
          "1.5e+3",
          "1E3",
          ".5",
          "5.",
          ".",
          "-.inf",
          ".NaN",
          ".inf",
          "2026-11-21",
          "2026-11-21T10:00:00Z",
          "2001-12-14 21:59:43.10 -5",
          "12e03",
          "1,000",
          "-",
          "--",
          "---",
          "...",
          "- a",
          "-a",
          "?",
          "? a",
          "?a",
          ":",
          ": a",
          ":a",
          "a:",
          "a: b",
          "a :b",
          "a #b",
          "a#b",
          "#a",
          " a",
          "a ",
          "\ta",
          "a\t",
          "a\tb",
          "&a",
          "*a",
          "*",
          "!a",
          "!Ref a",
          "|",
          "|-",
          ">",
          ">+",
          "%a",
          "@a",
          "`a",
          "'",
          "\"",
          "'a'",
          "\"a\"",
          "it's",
          "a\"b",
          "\\",
          "a\\b",
          "\\n",
          "[",
          "]",
          "{",
          "}",
          ",",
          "[a]",
          "{a: b}",
          "a, b",
          "a]b",
          "{{resolve:ssm:/a}}",
          "${AWS::Region}",
          "${!a}",
          "$",
          "$(a)",
          "arn:aws:s3:::b/*",
          "a\nb",
          "a\n",
          "\na",
          "\n",
          "a\n\nb",
          "a\n\n",
          "a\n\n\n",
          " a\nb",
          "a\n b",
          "a \nb",
          "a\n#b\n",
          "a\r\nb",
          "\r",
          "a\n---\nb",
          "a\n...\n",
          "key: |\n  text\n",
          "ä",
          "grün",
          "日本",
          "🦄",
          "\u00a0",
          "\u0085",
          "\u2028",
          "\ufeff",
          "\u0000",
          "\u0007",
          "\u001b[0m",
          "\u007f",
          "\ufffd",
          "\ue000",
          "a\u2029b",
          "<",
          "< <",
          "=a",
          "1 2",
          "1.2.3",
          "v1",
          "10.0.0.0/16",
          "sha256:0",
          "0.0.0.0/0",
          "e1",
          "0e",
          "nan",
          "inf",
          "_",
          "_1",
          "1_",
          "0.",
          "+",
          "+a",
          "-1a",
          "1a",
          "0b",
          "0x",
          "08",
          "1:a",
          "a:1",
          "a,b",
          "::",
          "a::b",
          "http://a",
          "!",
          "!!",
          "!!str a",
          "<<: a",
          "- - a",
          "key:\tvalue");

  private static final List<String> LETTERS =
      List.of(
          "a", "B", "0", "1", ":", " ", "-", "#", "'", "\"", "\\", "\n", ",", "[", "{", "!", "&",
          "*", "%", ".", "_", "+", "e", "x", "\t", "ü", "🦄", "$", "}", "]", "?", "|", ">", "@",
          "`");

  private static final List<String> CALLS = List.of("Sub", "ImportValue", "GetAZs", "Base64");

  private final Random random;

  public RandomTrees(long seed) {
    random = new Random(seed);
  }

  /** A map of a few entries, up to so many levels deep. */
  public Mapping map(int depth) {
    Mapping map = Value.map();
    int size = random.nextInt(6);
    for (int i = 0; i < size; i++) {
      map = map.with(text(), value(depth - 1));
    }
    return map;
  }

  /** A value of any kind. */
  Value value(int depth) {
    return switch (random.nextInt(depth > 0 ? 12 : 7)) {
      case 0 -> Value.bool(random.nextBoolean());
      case 1 -> number();
      case 2, 3, 4, 5 -> Value.text(text());
      case 6 -> reference();
      case 7, 8 -> map(depth);
      case 9, 10 -> list(depth);
      default -> call(depth);
    };
  }

  private Value number() {
    return switch (random.nextInt(3)) {
      case 0 -> Value.number(random.nextInt(100));
      case 1 -> Value.number(random.nextLong());
      default -> Value.number(BigDecimal.valueOf(random.nextInt(), 3));
    };
  }

  private Sequence list(int depth) {
    List<Value> items = new ArrayList<>();
    int size = random.nextInt(6);
    for (int i = 0; i < size; i++) {
      items.add(value(depth - 1));
    }
    return Value.list(items);
  }

  private Value reference() {
    return random.nextBoolean()
        ? new Intrinsic("Ref", Value.text(text()))
        : new Intrinsic("GetAtt", Value.text("Thing.Arn.Of" + random.nextInt(9)));
  }

  private Value call(int depth) {
    Value argument = value(depth - 1);
    return switch (random.nextInt(4)) {
      case 0 -> Intrinsic.when("Has" + random.nextInt(9), argument, Intrinsic.NO_VALUE);
      case 1 -> Intrinsic.select(random.nextInt(3), argument);
      case 2 -> new Intrinsic("Join", Value.list(Value.text(text()), list(depth)));
      default -> new Intrinsic(CALLS.get(random.nextInt(CALLS.size())), argument);
    };
  }

  private String text() {
    return random.nextInt(3) > 0
        ? TEXTS.get(random.nextInt(TEXTS.size()))
        : letters(random.nextInt(10));
  }

  private String letters(int length) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append(LETTERS.get(random.nextInt(LETTERS.size())));
    }
    return text.toString();
  }
}
