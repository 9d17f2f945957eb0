package dev.fargen.workload.data;

import static dev.fargen.workload.data.DatabaseEngine.AURORA_MYSQL;
import static dev.fargen.workload.data.DatabaseEngine.AURORA_POSTGRESQL;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatabaseEngineTest {

  /** Amazon Aurora user guide, "Aurora Serverless v2 capacity": the first version of each line. */
  @ParameterizedTest
  @CsvSource({
    "11.9, false",
    "12.22, false",
    "13.14, false",
    "13.15, true",
    "14.11, false",
    "14.12, true",
    "15.6, false",
    "15.7, true",
    "16.2, false",
    "16.3, true",
    "17.4, true"
  })
  void postgresqlPausesSinceItsReleasesOf2024(String version, boolean pauses) {
    assertEquals(pauses, AURORA_POSTGRESQL.canPause(version));
  }

  @ParameterizedTest
  @CsvSource({
    "5.7.mysql_aurora.2.12.5, false",
    "8.0.mysql_aurora.3.07.1, false",
    "8.0.mysql_aurora.3.08.0, true",
    "8.0.mysql_aurora.3.10.6, true",
    "8.4.mysql_aurora.4.0.0, true"
  })
  void mysqlPausesSinceAurora308(String version, boolean pauses) {
    assertEquals(pauses, AURORA_MYSQL.canPause(version));
  }

  @Test
  void versionsHaveNumbers() {
    assertThrows(IllegalArgumentException.class, () -> AURORA_POSTGRESQL.canPause("latest"));
  }
}
