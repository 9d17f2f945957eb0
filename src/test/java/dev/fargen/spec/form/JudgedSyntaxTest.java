package dev.fargen.spec.form;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JudgedSyntaxTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "^arn:aws:acm:.*$",
        "v[0-9]+(\\.[0-9]{1,3}){2,}",
        "(?=.*[A-Z])(?!-)[^\\s\\]&]{8,64}",
        "(?:a|b|)??c*?",
        "(?=(ab)+)a.*",
        "\\d\\D\\w\\W\\s\\S\\n\\t\\r\\.\\-\\/",
        "((a{100}){100}){100}",
        "ü+"
      })
  void judges(String pattern) {
    assertTrue(JudgedSyntax.has(pattern));
    assertEquals(Optional.empty(), JudgedSyntax.fault(pattern));
    assertDoesNotThrow(() -> Pattern.compile(pattern));
  }

  /** Right for CloudFormation, and read differently, or not at all, elsewhere. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "\\p{IsLatin}+",
        "\\R",
        "\\h",
        "\\bword",
        "\\Qa\\E",
        "(a)\\1",
        "a{2,3}?",
        "a{2}+",
        "a++",
        "a{2}{3}",
        "(?i)a",
        "(?<name>a)",
        "(?<!a)b",
        "(?>a)",
        "(?=a)*b",
        "(?!a){2}b",
        "((?!ab)[a-z])+",
        "[a-z&&[^b]]",
        "[[:alpha:]]",
        "[]a]",
        "((){1000}){1001}",
        "a{10000}",
        "😀+"
      })
  void leavesTheRest(String pattern) {
    assertFalse(JudgedSyntax.has(pattern));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        "v[0-9 'unclosed character class'",
        "v(a[)] 'unclosed group'",
        "a) 'unmatched closing '')'''",
        "*.example.com 'dangling meta character ''*'''",
        "(+) 'dangling meta character ''+'''",
        "a|? 'dangling meta character ''?'''",
        "a** 'dangling meta character ''*'''",
        "a\\ 'trailing backslash'",
        "{a} 'illegal repetition'",
        "a{,2} 'illegal repetition'",
        "a{2 'unclosed counted closure'"
      })
  void namesFaults(String pattern, String fault) {
    assertTrue(JudgedSyntax.has(pattern));
    assertEquals(Optional.of(fault), JudgedSyntax.fault(pattern));
    assertThrows(PatternSyntaxException.class, () -> Pattern.compile(pattern));
  }

  @Test
  void readsLongExpressions() {
    assertTrue(JudgedSyntax.has("(".repeat(100_000)));
  }
}
