package dev.fargen.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class TemplateOutlineTest {

  @Test
  void readsEveryLayout() throws UnreadableTemplate {
    TemplateOutline outline =
        outline(
            """
            Parameters:
              Image: {Type: String, Description: An image}
              Count:
                Type: Number
                Default: "2" # two
            Resources:
              Role: {Type: AWS::IAM::Role}
              Data:
                Type: AWS::S3::Bucket
                DeletionPolicy: Retain
              Rule:
                Type: AWS::EC2::SecurityGroupIngress
                Properties:
                  GroupId: !ImportValue balancer-group
                  CidrIp:
                    Fn::ImportValue: !Sub "${Network}-cidr"
            Outputs:
              Url:
                Value: !Ref Data
                Export: {Name: !Sub "${AWS::StackName}-url"}
            """);

    assertEquals(Set.of("Image", "Count"), outline.parameters());
    assertEquals(Map.of("Count", "2"), outline.defaults());
    assertEquals(List.of("Role", "Data", "Rule"), List.copyOf(outline.types().keySet()));
    assertEquals(Set.of("${AWS::StackName}-url"), outline.exports());
    assertEquals(Set.of("balancer-group", "${Network}-cidr"), outline.imports());
    assertEquals(List.of("CAPABILITY_IAM"), outline.capabilities());
  }

  @Test
  void asksForNoMoreCapabilitiesThanNeeded() throws UnreadableTemplate {
    assertEquals(List.of(), needs("AWS::SQS::Queue", "QueueName: q"));
    assertEquals(List.of("CAPABILITY_IAM"), needs("AWS::IAM::Role", "Path: /"));
    assertEquals(List.of("CAPABILITY_NAMED_IAM"), needs("AWS::IAM::Role", "RoleName: r"));
    assertEquals(
        List.of("CAPABILITY_AUTO_EXPAND"), needs("AWS::CloudFormation::Stack", "TemplateURL: u"));
  }

  @Test
  void asksForTheCapabilitiesOfCallsToo() throws UnreadableTemplate {
    assertEquals(
        List.of("CAPABILITY_NAMED_IAM"), needs("AWS::IAM::Role", "RoleName: !Join [-, [a, b]]"));
    assertEquals(
        List.of("CAPABILITY_AUTO_EXPAND"),
        needs("AWS::SQS::Queue", "Tags: !Transform {Name: AWS::Include}"));
    assertEquals(
        List.of("CAPABILITY_AUTO_EXPAND"), outline("Transform: [AWS::Include]").capabilities());
    assertEquals(
        List.of("CAPABILITY_AUTO_EXPAND"),
        outline("Resources: {Fn::Transform: {Name: AWS::Include}, It: {}}").capabilities());
  }

  @Test
  void findsWhatIsImportedInEveryForm() throws UnreadableTemplate {
    TemplateOutline outline =
        outline(
            """
            Resources:
              It:
                Properties:
                  A: !ImportValue
                    Fn::Sub: "${Network}-a"
                  B: {"Fn::ImportValue": {"Fn::Sub": "${Network}-b"}}
                  C: [{"Fn::ImportValue": "c"}]
                  D: NoImportValue
            """);

    assertEquals(Set.of("${Network}-a", "${Network}-b", "c"), outline.imports());
  }

  private static TemplateOutline outline(String template) throws UnreadableTemplate {
    return TemplateOutline.of(TemplateReader.read(template));
  }

  private static List<String> needs(String type, String property) throws UnreadableTemplate {
    return outline("Resources:\n  It:\n    Type: " + type + "\n    Properties:\n      " + property)
        .capabilities();
  }
}
