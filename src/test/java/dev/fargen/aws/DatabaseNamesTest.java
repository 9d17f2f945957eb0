package dev.fargen.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatabaseNamesTest {

  @ParameterizedTest
  @CsvSource({
    "aurora-postgresql,select,true",
    "aurora-postgresql,SELECT,true",
    "aurora-postgresql,shop,false",
    "aurora-mysql,select,true",
    "aurora-mysql,shop,false",
    "aurora-mysql,selects,false",
    "postgres,select,true",
    "postgres,postgres,true",
    "postgres,votes,false",
    "mysql,select,true",
    "mariadb,mysql,true",
    "mariadb,votes,false",
    "oracle,select,false",
  })
  void areReservedByTheirEngine(String engine, String name, boolean reserved) {
    assertEquals(reserved, DatabaseNames.isReserved(engine, name));
  }
}
