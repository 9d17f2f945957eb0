package dev.fargen.workload.data;

import static dev.fargen.workload.data.DatabaseEngine.AURORA_MYSQL;
import static dev.fargen.workload.data.DatabaseEngine.AURORA_POSTGRESQL;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EngineReleaseTest {

  /** Amazon Aurora user guide, "Aurora Serverless v2 capacity": the first version of each line. */
  @ParameterizedTest
  @CsvSource({
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
    assertEquals(pauses, postgresql(version).canPause());
  }

  @ParameterizedTest
  @CsvSource({"3.07.1, false", "3.08.0, true", "3.10.6, true", "8.4.7, true"})
  void mysqlPausesSinceAurora308(String version, boolean pauses) {
    assertEquals(pauses, mysql(version).canPause());
  }

  @ParameterizedTest
  @CsvSource({"3.05.2, 128", "3.06.0, 256", "3.10.5, 256", "8.4.8, 256"})
  void mysqlHas256UnitsSinceAurora306(String version, int most) {
    assertEquals(most, mysql(version).mostCapacity());
  }

  @ParameterizedTest
  @CsvSource({
    "13.12, 128",
    "13.13, 256",
    "14.9, 128",
    "14.10, 256",
    "15.4, 128",
    "15.5, 256",
    "16.1, 256"
  })
  void postgresqlHas256UnitsSinceItsReleasesOf2023(String version, int most) {
    assertEquals(most, postgresql(version).mostCapacity());
  }

  /** What is later than the releases known here may exist when the spec is deployed. */
  @ParameterizedTest
  @CsvSource({
    "17.7, true",
    "17.8, false", // skipped
    "17.3, false", // before the first one
    "17.12, true",
    "13.24, true",
    "12.22, false", // no Serverless v2
    "19.1, true",
    "20.1, false",
    "17.7.1, false",
    "3.10.5, false"
  })
  void releasesOfPostgresql(String version, boolean exists) {
    assertEquals(exists, postgresql(version).exists());
  }

  @ParameterizedTest
  @CsvSource({
    "3.10.5, true",
    "3.04.5, false", // skipped
    "3.10.9, true",
    "3.05.9, false", // no longer maintained
    "3.14.0, true",
    "3.01.1, false", // no Serverless v2
    "3.10, false",
    "3.2.0, false",
    "8.4.7, true",
    "8.4.6, false",
    "8.4.9, true",
    "17.7, false",
    "8.0.mysql_aurora.3.10.5, true",
    "8.4.mysql_aurora.3.10.5, false",
    "8.0.mysql_aurora.8.4.7, false"
  })
  void releasesOfMysql(String version, boolean exists) {
    assertEquals(exists, mysql(version).exists());
  }

  @ParameterizedTest
  @ValueSource(strings = {"3.04.0", "3.10.5", "3.10.9"})
  void allPatchesOfALineOfMysqlHaveLongTermSupport(String version) {
    assertEquals(true, mysql(version).isLongTerm());
  }

  @ParameterizedTest
  @CsvSource({"17.7, true", "17.9, false", "16.8, true", "13.9, true"})
  void oneReleaseOfALineOfPostgresqlHasLongTermSupport(String version, boolean longTerm) {
    assertEquals(longTerm, postgresql(version).isLongTerm());
  }

  private static EngineRelease mysql(String version) {
    return EngineRelease.of(AURORA_MYSQL, AURORA_MYSQL.fullVersion(version));
  }

  private static EngineRelease postgresql(String version) {
    return EngineRelease.of(AURORA_POSTGRESQL, AURORA_POSTGRESQL.fullVersion(version));
  }
}
