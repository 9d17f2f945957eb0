package dev.fargen.migrate.copilot;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Releases in place of those that RDS creates no databases with. */
class OfferedEngineTest {

  @ParameterizedTest
  @CsvSource({
    "aurora-postgresql, 10.12, 13.23",
    "aurora-postgresql, 14.3, 14.24",
    "aurora-postgresql, 14.6, ''",
    "aurora-postgresql, 15, ''",
    "aurora-postgresql, 99.1, ''",
    "aurora-mysql, 5.7.mysql_aurora.2.07.2, 8.0.mysql_aurora.3.04.6",
    "aurora-mysql, 8.0.mysql_aurora.3.02.0, 8.0.mysql_aurora.3.04.6",
    "aurora-mysql, 8.0.mysql_aurora.3.04.1, ''",
    "postgres, 11, 14.24",
    "postgres, 17.4, 17.11",
    "mysql, 5.7, 8.0.46",
    "mysql, 8.0.28, 8.0.46",
    "mysql, 8.0, ''",
    "sqlserver-ex, 14.00, ''"
  })
  void isOffered(String engine, String version, String release) {
    assertEquals(release, OfferedEngine.inPlaceOf(engine, version).orElse(""));
  }
}
