package dev.fargen.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
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

  /** Ten minutes for the test traffic, and for each step of the production traffic. */
  @Test
  void networkLoadBalancersDelayEachShift() throws UnreadableTemplate {
    String behind =
        "\n      LoadBalancers: [!If [Shifts, {AdvancedConfiguration: {ProductionListenerRule: !Ref"
            + " Listener}}, !Ref AWS::NoValue]]";
    assertEquals(
        10 + 20, minutes("{Strategy: BLUE_GREEN, BakeTimeInMinutes: 10}" + behind), "at once");
    String canary = "CanaryConfiguration: {CanaryPercent: 5, CanaryBakeTimeInMinutes: 1}";
    assertEquals(
        11 + 30, minutes("{Strategy: CANARY, BakeTimeInMinutes: 10, " + canary + "}" + behind));
    assertEquals(
        10 + 50,
        minutes(
            "{Strategy: LINEAR, BakeTimeInMinutes: 10, LinearConfiguration: {StepPercent: 25}}"
                + behind));
    assertEquals(
        10,
        minutes(
            "{Strategy: BLUE_GREEN, BakeTimeInMinutes: 10}"
                + behind.replace(" Listener", " Rule")));
  }

  private static long minutes(String deployment) throws UnreadableTemplate {
    String template =
        """
        Parameters:
          Bake: {Type: Number}
        Conditions:
          Shifts: !Equals [a, a]
        Resources:
          Listener: {Type: "AWS::ElasticLoadBalancingV2::Listener"}
          Rule: {Type: "AWS::ElasticLoadBalancingV2::ListenerRule"}
          Service:
            Type: AWS::ECS::Service
            Properties:
              DeploymentConfiguration:
                %s
        """
            .formatted(deployment);
    return Requests.of(template, Map.of("Bake", "10")).shiftingTime().toMinutes();
  }
}
