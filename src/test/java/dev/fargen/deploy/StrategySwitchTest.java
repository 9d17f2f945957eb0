package dev.fargen.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import dev.fargen.deploy.aws.Stack;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A service gets its second target group by a rolling deployment, before it shifts traffic. */
final class StrategySwitchTest {

  private static final String ROLLING =
      """
      Parameters:
        WithShift: {Type: String}
      Conditions:
        HasShift: !Equals [!Ref WithShift, "true"]
      Resources:
        Group: {Type: "AWS::ElasticLoadBalancingV2::TargetGroup"}
        Service:
          Type: AWS::ECS::Service
          Properties:
            DeploymentConfiguration: {Strategy: ROLLING, MaximumPercent: 200}
            LoadBalancers: [{ContainerName: api, TargetGroupArn: !Ref Group}]
      """;
  private static final String CANARY =
      """
      Parameters:
        WithShift: {Type: String}
        Strategy: {Type: String}
      Conditions:
        HasShift: !Equals [!Ref WithShift, "true"]
      Resources:
        Group: {Type: "AWS::ElasticLoadBalancingV2::TargetGroup"}
        Other: {Type: "AWS::ElasticLoadBalancingV2::TargetGroup"}
        Service:
          Type: AWS::ECS::Service
          Properties:
            DeploymentConfiguration:
              Strategy: !Ref Strategy
              CanaryConfiguration: !If [HasShift, {CanaryPercent: 10, CanaryBakeTimeInMinutes: 5}, !Ref "AWS::NoValue"]
              BakeTimeInMinutes: !If [HasShift, 10, !Ref "AWS::NoValue"]
              MaximumPercent: 200
            LoadBalancers:
              - ContainerName: api
                TargetGroupArn: !Ref Group
                AdvancedConfiguration: !If
                  - HasShift
                  - {AlternateTargetGroupArn: !Ref Other}
                  - !Ref "AWS::NoValue"
      """;

  @Test
  void aRunningServiceWithOneTargetGroupIsSwitched() throws UnreadableTemplate {
    assertEquals(Set.of("Service"), switched(ROLLING, "false", "true"));
    assertEquals(Set.of("Service"), switched(CANARY, "false", "true"));
  }

  @Test
  void aServiceWithTwoTargetGroupsIsNot() throws UnreadableTemplate {
    assertEquals(Set.of(), switched(CANARY, "true", "true"));
  }

  @Test
  void aNewServiceIsNot() throws UnreadableTemplate {
    assertEquals(Set.of(), switched(ROLLING.replace("Service:", "Web:"), "false", "true"));
  }

  @Test
  void nothingIsReadIfNoServiceShiftsTraffic() throws UnreadableTemplate {
    assertEquals(
        Set.of(),
        StrategySwitch.of(
            request("false"), stack("true"), () -> fail("the deployed template is not needed")));
  }

  @Test
  void theFirstUpdateReplacesTasksOneByOne() throws UnreadableTemplate {
    String first = StrategySwitch.rolling(StackTemplate.read(CANARY), Set.of("Service")).text();
    assertTrue(first.contains("Strategy: ROLLING"), first);
    assertTrue(first.contains("AlternateTargetGroupArn"), first);
    assertTrue(first.contains("MaximumPercent"), first);
    assertFalse(first.contains("CanaryConfiguration"), first);
    assertFalse(first.contains("BakeTimeInMinutes"), first);
  }

  private static Set<String> switched(String deployed, String before, String after)
      throws UnreadableTemplate {
    return StrategySwitch.of(request(after), stack(before), () -> deployed);
  }

  private static Stack stack(String shift) {
    return new Stack(
        "arn:aws:cloudformation:us-east-1:111122223333:stack/shop/1",
        "shop",
        "CREATE_COMPLETE",
        Map.of("WithShift", shift),
        false,
        Map.of(),
        Map.of(),
        Map.of(),
        false);
  }

  private static StackRequest request(String shift) throws UnreadableTemplate {
    String strategy = shift.equals("true") ? "CANARY" : "ROLLING";
    return Requests.of(CANARY, Map.of("WithShift", shift, "Strategy", strategy));
  }
}
