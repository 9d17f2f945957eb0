package dev.fargen.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class CommandLinesTest {

  /** Those of a run without options. */
  static final CommandLines PLAIN =
      new CommandLines("shop.yml", "dev", "us-east-1", List.of(), List.of(), List.of(), List.of());

  private static final CommandLines LINES =
      new CommandLines(
          "my shop.yml",
          "prod",
          "eu-west-1",
          List.of("--profile", "o'neil", "--endpoint-url", "http://localhost:5000"),
          List.of("--region", "eu-west-1"),
          List.of("--role-arn", "arn:aws:iam::111122223333:role/deploy"),
          List.of("--param", "Greeting=hello world", "--committed"));

  private static final String ACCESS =
      " --profile 'o'\\''neil' --endpoint-url http://localhost:5000";

  @Test
  void aCommandHasTheOptionsThatItTakes() {
    String begin = " 'my shop.yml' --env prod --region eu-west-1" + ACCESS;
    String role = " --role-arn arn:aws:iam::111122223333:role/deploy";
    assertEquals("fargen status" + begin, LINES.fargen("status"));
    assertEquals("fargen delete" + begin + role, LINES.fargen("delete"));
    assertEquals(
        "fargen deploy"
            + begin
            + role
            + " --param 'Greeting=hello world' --committed --no-rollback",
        LINES.fargen("deploy", "--no-rollback"));
  }

  @Test
  void theAwsCliIsToldTheRegion() {
    assertEquals(
        "aws logs tail /shop --region eu-west-1" + ACCESS, LINES.aws("logs", "tail", "/shop"));
    assertEquals("aws ecs help --region us-east-1", PLAIN.aws("ecs", "help"));
  }
}
