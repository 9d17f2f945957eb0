package dev.fargen.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fargen.start.OneEnvironment;
import dev.fargen.start.StartOrder;
import dev.fargen.testing.CfnYaml;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** In every template, services and schedules come after all that they need in order to run. */
class StartOrderTest {

  @Test
  void everythingNeededComesFirst() {
    List<String> faults = new ArrayList<>();
    long starters = 0;
    for (Map.Entry<String, String> template : templates().entrySet()) {
      StartOrder order = new StartOrder(CfnYaml.template(template.getValue()));
      starters += order.starters();
      order.faults().forEach(fault -> faults.add(template.getKey() + ": " + fault));
    }
    assertEquals(List.of(), faults);
    assertTrue(starters > 10, "only " + starters + " services and schedules were looked at");
  }

  @Test
  void noticesAServiceThatDoesNotWaitForItsRule() {
    String template =
        """
        Resources:
          Group: {Type: AWS::ElasticLoadBalancingV2::TargetGroup}
          Rule:
            Type: AWS::ElasticLoadBalancingV2::ListenerRule
            Properties: {Actions: [{TargetGroupArn: !Ref Group}]}
          Service:
            Type: AWS::ECS::Service
            Properties: {LoadBalancers: [{TargetGroupArn: !Ref Group}]}
        """;
    assertEquals(
        List.of("Service does not wait for Rule"),
        new StartOrder(CfnYaml.template(template)).faults());
  }

  @Test
  void noticesADualStackLoadBalancerThatDoesNotWaitForIpv6() {
    String template =
        """
        Resources:
          Subnet: {Type: AWS::EC2::Subnet}
          Block: {Type: AWS::EC2::SubnetCidrBlock, Properties: {SubnetId: !Ref Subnet}}
          Table: {Type: AWS::EC2::RouteTable}
          Association:
            Type: AWS::EC2::SubnetRouteTableAssociation
            Properties: {SubnetId: !Ref Subnet, RouteTableId: !Ref Table}
          Route:
            Type: AWS::EC2::Route
            Properties: {RouteTableId: !Ref Table, DestinationIpv6CidrBlock: "::/0"}
          Balancer:
            Type: AWS::ElasticLoadBalancingV2::LoadBalancer
            Properties: {IpAddressType: dualstack, Subnets: [!Ref Subnet]}
          Service:
            Type: AWS::ECS::Service
            DependsOn: [Association, Route]
            Properties: {Subnets: [!Ref Subnet]}
        """;
    assertEquals(
        List.of(
            "Balancer does not wait for Block",
            "Balancer does not wait for Route",
            "Service does not wait for Block"),
        new StartOrder(CfnYaml.template(template)).faults());
  }

  @Test
  void looksAtWhatAnEnvironmentHas() {
    String template =
        """
        Parameters:
          WithGroup: {Type: String}
          WithRule: {Type: String, Default: "true"}
        Conditions:
          HasGroup: !Equals [!Ref WithGroup, "true"]
          HasRule: !And [!Condition HasGroup, !Not [!Equals [!Ref WithRule, "false"]]]
          HasNeither: !Not [!Or [!Condition HasGroup, !Condition HasRule]]
        Resources:
          Group: {Type: AWS::ElasticLoadBalancingV2::TargetGroup, Condition: HasGroup}
          Rule:
            Type: AWS::ElasticLoadBalancingV2::ListenerRule
            Condition: HasRule
            Properties: {Actions: [{TargetGroupArn: !Ref Group}]}
          Service:
            Type: AWS::ECS::Service
            Properties:
              LoadBalancers: !If [HasNeither, !Ref AWS::NoValue, [{TargetGroupArn: !Ref Group}]]
        """;
    assertEquals(List.of(), faults(template, Map.of("WithGroup", "false")));
    assertEquals(List.of(), faults(template, Map.of("WithGroup", "true", "WithRule", "false")));
    assertEquals(
        List.of("Service does not wait for Rule"), faults(template, Map.of("WithGroup", "true")));
  }

  private static List<String> faults(String template, Map<String, String> values) {
    return new StartOrder(OneEnvironment.of(CfnYaml.template(template), values)).faults();
  }

  private static Map<String, String> templates() {
    Map<String, String> templates = new TreeMap<>();
    Renders.all().forEach((name, files) -> add(name, files, templates));
    return templates;
  }

  private static void add(String name, Map<String, String> files, Map<String, String> templates) {
    files.forEach(
        (file, text) -> {
          if (file.endsWith(".template.yml")) {
            templates.put(name + " " + file, text);
          }
        });
  }
}
