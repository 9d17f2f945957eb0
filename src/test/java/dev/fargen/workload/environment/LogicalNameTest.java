package dev.fargen.workload.environment;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogicalNameTest {

  @ParameterizedTest
  @CsvSource({
    "order-api, OrderApi",
    "az-za, AzZa",
    "AZ_ZA, AZZA",
    "a09-90z, A0990z",
    "a--b, AB",
    "a@z`{b[/:c, AZBC"
  })
  void keepsLettersAndDigitsAndBeginsEachWordLarge(String name, String id) {
    assertEquals(id, LogicalName.of(name));
  }
}
