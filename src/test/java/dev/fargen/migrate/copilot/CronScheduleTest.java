package dev.fargen.migrate.copilot;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CronScheduleTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "* * * * *|cron(* * * * ? *)",
        "0 * * * *|cron(0 * * * ? *)",
        "0 9 3 * *|cron(0 9 3 * ? *)",
        "0 9 3 * ?|cron(0 9 3 * ? *)",
        "*/15 9-17 * * *|cron(*/15 9-17 * * ? *)",
        "* * * * MON-FRI|cron(* * ? * MON-FRI *)",
        "0 9 ? * 1|cron(0 9 ? * 2 *)",
        "0 9 * * 2-6|cron(0 9 ? * 3-7 *)",
        "0 9 * * 0,2,4|cron(0 9 ? * 1,3,5 *)",
        "0 9 * * 7|cron(0 9 ? * 1 *)",
        "0 9 * * 1-5/2|cron(0 9 ? * 2-6/2 *)",
        "0 9 * 1-3 *|cron(0 9 * 1-3 ? *)",
        "@yearly|cron(0 0 1 1 ? *)",
        "@annually|cron(0 0 1 1 ? *)",
        "@monthly|cron(0 0 1 * ? *)",
        "@weekly|cron(0 0 ? * 1 *)",
        "@daily|cron(0 0 * * ? *)",
        "@midnight|cron(0 0 * * ? *)",
        "@hourly|cron(0 * * * ? *)",
        "@every 1m|rate(1 minute)",
        "@every 5m|rate(5 minutes)",
        "@every 1h30m|rate(90 minutes)",
        "@every 240m0s|rate(240 minutes)",
        "rate(1 day)|rate(1 day)",
        "cron(0 9 ? * MON *)|cron(0 9 ? * MON *)",
      })
  void becomesAnExpressionOfAws(String copilot, String aws) {
    assertEquals(Optional.of(aws), CronSchedule.of(copilot));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0 9 1 * MON",
        "0 9 * *",
        "@sometimes",
        "@every 30s",
        "@every 1m30s",
        "@every soon",
        ""
      })
  void isNoneThatCopilotAccepts(String copilot) {
    assertEquals(Optional.empty(), CronSchedule.of(copilot));
  }
}
