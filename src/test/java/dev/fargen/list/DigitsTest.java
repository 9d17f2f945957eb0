package dev.fargen.list;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DigitsTest {

  @ParameterizedTest
  @ValueSource(strings = {"0", "9", "0123456789", "99999999999999999999"})
  void areTheWholeText(String text) {
    assertTrue(Digits.only(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "-1", "1.5", "1e3", "12a", "/", ":", "\u0661", "\uFF11"})
  void areNothingElse(String text) {
    assertFalse(Digits.only(text));
  }
}
