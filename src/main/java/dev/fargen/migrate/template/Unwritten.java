package dev.fargen.migrate.template;

import dev.fargen.cfn.Canonical;
import dev.fargen.cfn.Mapping;
import dev.fargen.cfn.Scalar;
import dev.fargen.cfn.Sequence;
import dev.fargen.cfn.Value;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a resource has where its template does not say it (CloudFormation template reference, the
 * pages of the types; ELB API reference, "CreateTargetGroup"). Not for properties whose change
 * replaces the resource: those are compared as they are written.
 */
final class Unwritten {

  private static final String SERVICE = "AWS::ECS::Service";
  private static final String GROUP = "AWS::ElasticLoadBalancingV2::TargetGroup";

  private static final String CLUSTER = "AWS::ECS::Cluster";
  private static final String POLICY =
      "AWS::ApplicationAutoScaling::ScalingPolicy/TargetTrackingScalingPolicyConfiguration";

  private static final Map<String, Value> VALUES =
      Map.ofEntries(
          Map.entry(SERVICE + "/PlatformVersion", Value.text("LATEST")),
          Map.entry(SERVICE + "/SchedulingStrategy", Value.text("REPLICA")),
          Map.entry(SERVICE + "/EnableExecuteCommand", Value.text("false")),
          Map.entry(SERVICE + "/EnableECSManagedTags", Value.text("false")),
          Map.entry(SERVICE + "/HealthCheckGracePeriodSeconds", Value.text("0")),
          Map.entry(SERVICE + "/VolumeConfigurations", Value.list()),
          Map.entry(SERVICE + "/ServiceRegistries", Value.list()),
          Map.entry(SERVICE + "/LoadBalancers", Value.list()),
          Map.entry(SERVICE + "/ServiceConnectConfiguration", Value.map().with("Enabled", "false")),
          Map.entry(
              SERVICE + "/DeploymentConfiguration",
              Value.map()
                  .with("Strategy", "ROLLING")
                  .with("MinimumHealthyPercent", "100")
                  .with("MaximumPercent", "200")
                  .with(
                      "DeploymentCircuitBreaker",
                      Value.map().with("Enable", "false").with("Rollback", "false"))),
          Map.entry(SERVICE + "/DeploymentConfiguration/Strategy", Value.text("ROLLING")),
          Map.entry(SERVICE + "/DeploymentConfiguration/MinimumHealthyPercent", Value.text("100")),
          Map.entry(SERVICE + "/DeploymentConfiguration/MaximumPercent", Value.text("200")),
          Map.entry(
              SERVICE + "/DeploymentConfiguration/DeploymentCircuitBreaker",
              Value.map().with("Enable", "false").with("Rollback", "false")),
          Map.entry(
              SERVICE + "/NetworkConfiguration/AwsvpcConfiguration/AssignPublicIp",
              Value.text("DISABLED")),
          Map.entry(GROUP + "/HealthCheckPath", Value.text("/")),
          Map.entry(GROUP + "/HealthCheckIntervalSeconds", Value.text("30")),
          Map.entry(GROUP + "/HealthCheckTimeoutSeconds", Value.text("5")),
          Map.entry(GROUP + "/HealthyThresholdCount", Value.text("5")),
          Map.entry(GROUP + "/UnhealthyThresholdCount", Value.text("2")),
          Map.entry(GROUP + "/HealthCheckProtocol", Value.text("HTTP")),
          Map.entry(GROUP + "/HealthCheckPort", Value.text("traffic-port")),
          Map.entry(GROUP + "/Matcher", Value.map().with("HttpCode", "200")),
          Map.entry(
              CLUSTER + "/ClusterSettings",
              Value.list(Value.map().with("Name", "containerInsights").with("Value", "disabled"))),
          Map.entry(POLICY + "/ScaleInCooldown", Value.text("300")),
          Map.entry(POLICY + "/ScaleOutCooldown", Value.text("300")),
          Map.entry("AWS::SQS::Queue/SqsManagedSseEnabled", Value.text("true")),
          Map.entry("AWS::SQS::Queue/VisibilityTimeout", Value.text("30")),
          Map.entry("AWS::SQS::Queue/MessageRetentionPeriod", Value.text("345600")),
          Map.entry("AWS::SQS::Queue/ReceiveMessageWaitTimeSeconds", Value.text("0")),
          Map.entry("AWS::SQS::Queue/DelaySeconds", Value.text("0")));

  /** What fargen adds, and what changes no task definition and replaces nothing. */
  private static final Set<String> ADDITIONS =
      Set.of(
          SERVICE + "/ForceNewDeployment",
          SERVICE + "/EnableECSManagedTags",
          SERVICE + "/PropagateTags",
          SERVICE + "/AvailabilityZoneRebalancing",
          CLUSTER + "/CapacityProviders");

  /** Attributes of a target group that the group has anyway. */
  private static final Map<String, String> ATTRIBUTES =
      Map.of("stickiness.enabled", "false", "deregistration_delay.timeout_seconds", "300");

  private Unwritten() {}

  /** Whether the value is the one that a resource has without it. */
  static boolean is(String type, List<String> path, Value value) {
    String place = type + "/" + String.join("/", path);
    Value usual = VALUES.get(place);
    if (usual != null) {
      return usual.equals(Canonical.of(value));
    }
    return place.equals(GROUP + "/TargetGroupAttributes") && areUsual(value);
  }

  /** Whether it is something that fargen adds, which replaces nothing. */
  static boolean isAddition(String type, List<String> path) {
    return path.size() == 1 && ADDITIONS.contains(type + "/" + path.get(0));
  }

  private static boolean areUsual(Value value) {
    boolean usual = value instanceof Sequence;
    for (Value item : value.children()) {
      usual &=
          item instanceof Mapping map
              && map.entries().get("Key") instanceof Scalar key
              && map.entries().get("Value") instanceof Scalar is
              && is.asText().equals(ATTRIBUTES.get(key.asText()));
    }
    return usual;
  }
}
