package dev.fargen.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.fargen.deploy.StackRequest.Content;
import dev.fargen.deploy.StackRequest.Target;
import dev.fargen.deploy.aws.Protection;
import dev.fargen.diag.SourceFile;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** How long deployments wait on purpose, from the template and its parameters. */
final class ShiftingTimeTest {

  @Test
  void replacingTasksTakesNoTimeOfItsOwn() throws UnreadableTemplate {
    assertEquals(0, minutes("Strategy: ROLLING"));
  }

  @Test
  void aCanaryWaitsOnceAndThenBakes() throws UnreadableTemplate {
    assertEquals(
        15,
        minutes(
            """
            Strategy: CANARY
                    CanaryConfiguration: {CanaryPercent: 10, CanaryBakeTimeInMinutes: 5}
                    BakeTimeInMinutes: !If [Shifts, !Ref Bake, !Ref "AWS::NoValue"]"""));
  }

  @Test
  void equalStepsWaitAfterEachButTheLast() throws UnreadableTemplate {
    assertEquals(
        10 + 3 * 6,
        minutes(
            """
            Strategy: LINEAR
                    LinearConfiguration: {StepPercent: 30, StepBakeTimeInMinutes: 6}
                    BakeTimeInMinutes: 10"""));
  }

  private static long minutes(String deployment) throws UnreadableTemplate {
    String template =
        """
        Parameters:
          Bake: {Type: Number}
        Conditions:
          Shifts: !Equals [a, a]
        Resources:
          Service:
            Type: AWS::ECS::Service
            Properties:
              DeploymentConfiguration:
                %s
        """
            .formatted(deployment);
    return new StackRequest(
            new Target("shop", "dev", "us-east-1", Optional.empty()),
            new Content(
                StackTemplate.read(template),
                Map.of("Bake", "10"),
                Set.of(),
                Set.of(),
                Map.of(),
                List.of(),
                Map.of(),
                false),
            new Protection(Optional.empty(), false),
            Mode.CREATE_UPDATE,
            Optional.empty(),
            new Origin(new SourceFile("shop.yml", ""), Map.of()),
            CommandLinesTest.PLAIN)
        .shiftingTime()
        .toMinutes();
  }
}
