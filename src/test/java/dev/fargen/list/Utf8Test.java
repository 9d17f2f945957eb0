package dev.fargen.list;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Utf8Test {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "plain",
        "\u007f\u0080",
        "\u07ff\u0800",
        "\uffff",
        "\ud83d\ude00",
        "\ud83d",
        "\ude00",
        "a\ud83db",
        "\ude00\ud83d",
        "\ud83d\ud83d\ude00"
      })
  void isTheNumberOfBytes(String text) {
    assertEquals(text.getBytes(UTF_8).length, Utf8.length(text));
  }

  @Test
  void isTheNumberOfBytesOfRandomTexts() {
    Random random = new Random(1);
    for (int i = 0; i < 10_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int length = random.nextInt(12); length > 0; length--) {
        text.append(
            (char) (random.nextBoolean() ? random.nextInt(0x900) : random.nextInt(0x10000)));
      }
      assertEquals(text.toString().getBytes(UTF_8).length, Utf8.length(text.toString()));
    }
  }
}
