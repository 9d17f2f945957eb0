package dev.fargen.spec.form;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class CrontabTest {

  @Test
  void translatesFiveFields() {
    assertEquals(List.of("cron(0 4 * * ? *)"), Crontab.translations("0 4 * * *"));
    assertEquals(List.of("cron(*/5 9-17 ? * 2-6 *)"), Crontab.translations("*/5 9-17 * * 1-5"));
    assertEquals(List.of("cron(0 4 ? * 1,1,MON *)"), Crontab.translations("0 4 * * 0,7,MON"));
  }

  @Test
  void translatesNicknames() {
    assertEquals(List.of("cron(0 * * * ? *)"), Crontab.translations("@hourly"));
    assertEquals(List.of("cron(0 0 * * ? *)"), Crontab.translations("@daily"));
    assertEquals(List.of("cron(0 0 ? * 1 *)"), Crontab.translations("@weekly"));
    assertEquals(List.of("cron(0 0 1 * ? *)"), Crontab.translations("@monthly"));
    assertEquals(List.of("cron(0 0 1 1 ? *)"), Crontab.translations("@yearly"));
  }

  @Test
  void needsTwoExpressionsForBothDays() {
    assertEquals(
        List.of("cron(0 4 1 * ? *)", "cron(0 4 ? * 2 *)"), Crontab.translations("0 4 1 * 1"));
  }

  @Test
  void translatesNothingElse() {
    assertEquals(List.of(), Crontab.translations("every day"));
    assertEquals(List.of(), Crontab.translations("cron(0 4 * * ? *)"));
  }
}
