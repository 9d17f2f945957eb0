package dev.fargen.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fargen.aws.HandlerActions.Line;
import dev.fargen.cfn.ParameterType;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HandlerActionsTest {

  @Test
  void everyLineIsOfATypeAndItsActionsAreOfOneScopeOnce() {
    Set<String> seen = new HashSet<>();
    for (Line line : HandlerActions.lines()) {
      String type = line.type().indexOf('.') < 0 ? line.type() : line.type().split("\\.")[0];
      boolean parameter =
          Arrays.stream(ParameterType.values()).anyMatch(p -> p.word().equals(type));
      assertTrue(parameter || ResourceTypes.find(type).isPresent(), line.type());
      assertTrue(seen.add(line.type() + " " + line.scope()), line.toString());
      assertEquals(line.actions().stream().distinct().toList(), line.actions(), line.type());
    }
  }

  @Test
  void findsTheLinesOfATypeAndNoOther() {
    List<Line> lines = HandlerActions.of(List.of("AWS::EC2::Route"));

    assertEquals(2, lines.size());
    assertEquals("ec2:* tagged", lines.get(0).scope());
    assertEquals("ec2:CreateRoute", lines.get(0).actions().get(0));
    assertEquals(
        Set.copyOf(HandlerActions.lines()),
        Set.copyOf(HandlerActions.of(HandlerActions.lines().stream().map(Line::type).toList())));
  }

  @Test
  void whatAPropertyTakesStandsApart() {
    assertFalse(
        HandlerActions.of(List.of("AWS::IAM::Role")).toString().contains("AttachRolePolicy"));
    assertTrue(HandlerActions.know("AWS::IAM::Role.ManagedPolicyArns"));
  }

  @Test
  void knowsNothingOfOtherTypes() {
    assertFalse(HandlerActions.know("AWS::SSM::MaintenanceWindow"));
    assertFalse(HandlerActions.know("AWS::EC2"));
  }
}
