package dev.fargen.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fargen.aws.ValueType.Block;
import dev.fargen.aws.ValueType.Limited;
import dev.fargen.aws.ValueType.ListOf;
import dev.fargen.aws.ValueType.Primitive;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ResourceTypesTest {

  private final ResourceType queue = ResourceTypes.find("AWS::SQS::Queue").orElseThrow();
  private final ResourceType service = ResourceTypes.find("AWS::ECS::Service").orElseThrow();
  private final ResourceType efs = ResourceTypes.find("AWS::EFS::AccessPoint").orElseThrow();

  @Test
  void everyLineCanBeRead() {
    for (String name : ResourceTypes.names()) {
      ResourceType type = ResourceTypes.find(name).orElseThrow();
      type.properties().values().forEach(property -> visit(property.type(), 0));
    }
    assertTrue(ResourceTypes.names().size() > 1_000);
  }

  /** Some blocks lie within themselves, and some types have very many. */
  private static void visit(ValueType type, int depth) {
    assertFalse(type.words().isEmpty());
    if (type instanceof Block block && depth < 4) {
      block.properties().values().forEach(property -> visit(property.type(), depth + 1));
    } else if (type instanceof ListOf list) {
      visit(list.items(), depth);
    }
  }

  @Test
  void knowsAttributes() {
    assertEquals(Set.of("Arn", "QueueName", "QueueUrl"), queue.attributes());
    assertTrue(queue.hasAttribute("Arn"));
    assertFalse(queue.hasAttribute("ARN"));
    assertTrue(
        ResourceTypes.find("AWS::CloudFormation::Stack")
            .orElseThrow()
            .hasAttribute("Outputs.Anything"));
  }

  @Test
  void knowsWhatPropertiesHold() {
    assertEquals("an integer", queue.at(List.of("DelaySeconds")).orElseThrow().words());
    assertEquals(
        Optional.of(Primitive.WHOLE), service.at(List.of("LoadBalancers", "0", "ContainerPort")));
    assertInstanceOf(ListOf.class, service.at(List.of("Tags")).orElseThrow());
    assertEquals(Optional.of(Primitive.TEXT), service.at(List.of("Tags", "-", "Key")));
    assertEquals(Optional.empty(), service.at(List.of("LoadBalancers", "x")));
    assertEquals(Optional.empty(), service.at(List.of("Nothing", "Below")));
  }

  @Test
  void knowsLimits() {
    Limited delay = (Limited) queue.at(List.of("DelaySeconds")).orElseThrow();
    assertTrue(delay.limits().number().isAbove(BigDecimal.valueOf(901)));
    assertFalse(delay.limits().number().isAbove(BigDecimal.valueOf(900)));
    assertTrue(delay.limits().number().isBelow(BigDecimal.valueOf(-1)));
    Limited launch = (Limited) service.at(List.of("LaunchType")).orElseThrow();
    assertEquals(List.of("EC2", "FARGATE", "EXTERNAL"), launch.limits().values());
    List<BlockRule> rules =
        ResourceTypes.find("AWS::EC2::NetworkAclEntry").orElseThrow().block().rules();
    BlockRule rule =
        new BlockRule(
            BlockRule.Kind.EXACTLY_ONE,
            "",
            List.of(List.of("Ipv6CidrBlock"), List.of("CidrBlock")));
    assertEquals(List.of(rule), rules);
  }

  @Test
  void knowsWhatIsRequired() {
    assertTrue(efs.block().property("FileSystemId").orElseThrow().required());
    assertFalse(efs.block().property("PosixUser").orElseThrow().required());
  }

  @Test
  void knowsWhatReplaces() {
    assertEquals(Replacement.ALWAYS, queue.replacement(List.of("QueueName")));
    assertEquals(Replacement.NEVER, queue.replacement(List.of("DelaySeconds")));
    assertEquals(Replacement.ALWAYS, efs.replacement(List.of("RootDirectory", "CreationInfo")));
    assertEquals(Replacement.ALWAYS, service.replacement(List.of("DeploymentController", "Type")));
    assertEquals(Replacement.NEVER, service.replacement(List.of("NotThere", "Type")));
  }

  @Test
  void leavesCustomResourcesToTheirAuthors() {
    assertTrue(ResourceTypes.isOpen("Custom::Thing"));
    assertTrue(ResourceTypes.isOpen("Example::Monitoring::Dashboard"));
    assertFalse(ResourceTypes.isOpen("AWS::SQS::Quueue"));
    assertFalse(ResourceTypes.isOpen("AWS::SQS::Queue"));
  }
}
