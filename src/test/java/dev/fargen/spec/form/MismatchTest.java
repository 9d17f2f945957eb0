package dev.fargen.spec.form;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Span;
import dev.fargen.spec.containers.BuildKeys;
import dev.fargen.yaml.ScalarNode;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MismatchTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          "/[!-~]*"                        | /a b      | 3-4 it must not contain a space
          "/[!-~]*"                        | a         | 1-2 it must begin with `/`
          "/[!-~]*"                        | "/\u00E9" | 2-3 it must not contain the non-ASCII letter `\u00E9` (U+00E9)
          "[a-z]([a-z0-9-]{0,3}[a-z0-9])?" | ab_c      | 3-4 it must not contain `_`
          "[a-z]([a-z0-9-]{0,3}[a-z0-9])?" | aBc       | 1-4 it must not contain uppercase letters
          "[a-z]([a-z0-9-]{0,3}[a-z0-9])?" | 1bc       | 1-2 it must begin with a letter
          "[a-z]([a-z0-9-]{0,3}[a-z0-9])?" | ab-       | 3-4 it must not end with `-`
          "[a-z]([a-z0-9-]{0,3}[a-z0-9])?" | abcdefg   | 6-8 it is too long: it has 7 characters
          "[a-z]([a-z0-9-]{0,3}[a-z0-9])?" | ""        | 1-1 it must not be empty
          "vpc-[0-9a-f]{8,17}"             | vpc-12    | 1-7 it is too short: it must have at least 12 characters
          "vpc-[0-9a-f]{8,17}"             | vpc-12xy  | 7-8 it must not contain `x`, which is not a hexadecimal digit
          "vpc-[0-9a-f]{8,17}"             | sub-12    | 1-7 it must begin with `vpc-`
          "a+/b+"                          | aa        | 1-3 it is not valid
          "[a-z]+(/[a-z]+)*"               | a//b      | 2-4 it must not contain `//`
          "[a-z]+(\\.fifo)?"               | a.b       | 2-4 it must not end with `.b`
          "x|[0-9]+"                       | abc       | 1-4 it is not valid
          "(?=.{2,3}$)[a-z]+"              | a         | 1-2 it is too short: it must have at least 2 characters
          "(?=.{2,3}$)[a-z]+"              | abcd      | 1-5 it is too long: it has 4 characters
          "(?!aws:)[a-z:]+"                | aws:a     | 1-5 it must not begin with `aws:`
          "(?![/-])[a-z/]+"                | /a        | 1-2 it must not begin with `/`
          "(?!.*\\.\\.)[a-z.]+"            | a..b      | 2-4 it must not contain `..`
          """)
  void isTheOneThatApplies(String pattern, String text, String reason) {
    Span whole = new Span(1, 1, 1, 1 + text.length());
    Diagnostic fault = Mismatch.of("it", new ScalarNode(text, true, whole), pattern);
    Span span = fault.span();
    assertEquals(reason, span.column() + "-" + span.endColumn() + " " + fault.message());
  }

  @Test
  void countsAPairOfSurrogatesAsOneCharacter() {
    String four = "\uD83D\uDE00".repeat(4);
    Diagnostic fault =
        Mismatch.of("it", new ScalarNode(four, true, new Span(1, 1, 1, 5)), ".{2,3}");
    assertEquals("it is too long: it has 4 characters", fault.message());
    assertEquals(4, fault.span().column());
  }

  @Test
  void endsWhereAnExpressionWouldTakeForever() {
    ScalarNode text = new ScalarNode("a".repeat(60) + "c", true, new Span(1, 1, 1, 62));
    Diagnostic fault =
        assertTimeout(Duration.ofSeconds(10), () -> Mismatch.of("it", text, "(a|a)+b"));
    assertEquals("it is not valid", fault.message());
  }

  @Test
  void capitalsHaveAHelp() {
    ScalarNode text = new ScalarNode("MyShop", true, new Span(1, 1, 1, 7));
    assertEquals(Optional.of("write `myshop`"), Mismatch.of("it", text, "[a-z]+").help());
  }

  @Test
  void anExampleStandsInForItsKey() {
    Span place = new Span(7, 3, 7, 9);
    Given<String> given = BuildKeys.TARGET.exemplary(place).orElseThrow();
    assertEquals(Given.of("runtime", place), given);
  }
}
