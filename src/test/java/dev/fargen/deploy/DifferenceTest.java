package dev.fargen.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fargen.deploy.aws.Change;
import dev.fargen.deploy.aws.Stack;
import dev.fargen.deploy.view.ChangeText;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class DifferenceTest {

  private static final String TEMPLATE =
      """
      Parameters:
        Image: {Type: String, Default: "shop:2"}
      Resources:
        Task:
          Type: AWS::ECS::TaskDefinition
          Properties: {Image: !Ref Image}
      """;

  @Test
  void aParameterChangesWhatRefersToIt() throws UnreadableTemplate {
    Difference difference =
        Difference.between(Optional.of(stack("shop:1")), TEMPLATE, request(TEMPLATE));

    assertEquals(List.of("Task"), difference.resources().stream().map(Change::logicalId).toList());
    assertEquals(List.of(image("shop:1", "shop:2")), difference.others());
  }

  /** An internal load balancer is another one, and so are its listener and the rules there. */
  @Test
  void aReplacedResourceReplacesWhatBelongsToIt() throws UnreadableTemplate {
    String before =
        """
        Resources:
          LoadBalancer:
            Type: AWS::ElasticLoadBalancingV2::LoadBalancer
            Properties: {Scheme: internal}
          HttpListener:
            Type: AWS::ElasticLoadBalancingV2::Listener
            Properties: {LoadBalancerArn: !Ref LoadBalancer, Port: 80}
          WebListenerRule:
            Type: AWS::ElasticLoadBalancingV2::ListenerRule
            Properties: {ListenerArn: !Ref HttpListener, Priority: 1}
          Topic:
            Type: AWS::SNS::Topic
            Properties: {DisplayName: !Ref HttpListener}
        """;
    Difference difference =
        Difference.between(
            Optional.of(stack("shop:2")),
            before,
            request(before.replace("Scheme: internal", "Scheme: internet-facing")));

    assertEquals(
        List.of("LoadBalancer", "HttpListener", "WebListenerRule"),
        difference.resources().stream().filter(Change::replaces).map(Change::logicalId).toList());
  }

  /**
   * CloudFormation removes the rule for the old port before tasks that listen on the new one run.
   */
  @Test
  void anotherPortInterruptsAndANewRuleDoesNot() throws UnreadableTemplate {
    String before =
        """
        Resources:
          WebSecurityGroup:
            Type: AWS::EC2::SecurityGroup
            Properties:
              SecurityGroupIngress:
                - {Description: old, FromPort: 8080, ToPort: 8080}
        """;
    String after = before.replace("8080", "9090");
    String more = before + "        - {Description: new, FromPort: 9090, ToPort: 9090}\n";
    String interrupts =
        "  ~ WebSecurityGroup  AWS::EC2::SecurityGroup  old rule is removed first; clients cannot"
            + " connect to tasks that require it";

    assertEquals(interrupts, line(before, after));
    assertEquals("  ~ WebSecurityGroup  AWS::EC2::SecurityGroup", line(before, more));
    assertEquals(
        "  ~ WebSecurityGroup  AWS::EC2::SecurityGroup",
        line(before, before.replace("Description: old", "Description: other")));
  }

  private static String line(String before, String after) throws UnreadableTemplate {
    Difference difference =
        Difference.between(Optional.of(stack("shop:2")), before, request(after));
    return ChangeText.lines(difference.resources().get(0)).get(0);
  }

  /** EC2 refuses the same rule under another id, whatever its description and its group's text. */
  @Test
  void aRuleOfAnotherIdIsRefused() throws UnreadableTemplate {
    String before =
        """
        Parameters: {Image: {Type: String}}
        Resources:
          WebIngress:
            Type: AWS::EC2::SecurityGroupIngress
            Properties: {GroupId: !Ref Image, Description: web, FromPort: 2049}
        """;
    String after = before.replace("WebIngress", "AdminIngress").replace("web", "admin");

    assertEquals(
        List.of(
            "AdminIngress is the same security group rule as WebIngress, which is deleted only"
                + " after the update: EC2 refuses the duplicate"),
        refused(before, after.replace("!Ref Image", "sg-1")));
    assertEquals(List.of(), refused(before, after.replace("!Ref Image", "sg-2")));
    assertEquals(List.of(), refused(before, after.replace("2049", "2050")));
    assertEquals(List.of(), refused(before, before.replace("web", "admin")));
  }

  private static List<String> refused(String before, String after) throws UnreadableTemplate {
    return Difference.between(Optional.of(stack("sg-1")), before, request(after)).refused();
  }

  /** Another user name is another database, and its instances go with it. */
  @Test
  void anotherMasterUsernameReplacesTheDatabase() throws UnreadableTemplate {
    String written =
        """
        Resources:
          OrdersCluster:
            Type: AWS::RDS::DBCluster
            Properties: {MasterUsername: app}
          OrdersInstance1:
            Type: AWS::RDS::DBInstance
            Properties: {DBClusterIdentifier: !Ref OrdersCluster}
        """;
    String byParameter =
        "Parameters: {Image: {Type: String, Default: admin}}\n"
            + written.replace("MasterUsername: app", "MasterUsername: !Ref Image");

    for (Difference difference :
        List.of(
            Difference.between(
                Optional.of(stack("")),
                written,
                request(written.replace("MasterUsername: app", "MasterUsername: admin"))),
            Difference.between(Optional.of(stack("app")), byParameter, request(byParameter)))) {
      assertEquals(
          List.of("OrdersCluster", "OrdersInstance1"),
          difference.resources().stream().filter(Change::replaces).map(Change::logicalId).toList());
      assertEquals(
          List.of("Always"),
          difference.resources().get(0).properties().stream()
              .map(Change.Property::recreates)
              .toList());
    }
  }

  @Test
  void theSameIsNoDifference() throws UnreadableTemplate {
    Difference difference =
        Difference.between(Optional.of(stack("shop:2")), TEMPLATE, request(TEMPLATE));

    assertTrue(difference.none());
  }

  @Test
  void withoutAStackEverythingIsNew() throws UnreadableTemplate {
    Difference difference = Difference.between(Optional.empty(), "{}", request(TEMPLATE));

    assertEquals(List.of("Add"), difference.resources().stream().map(Change::action).toList());
  }

  @Test
  void whatCanNotBeReadIsSaidAndTheRestCompared() throws UnreadableTemplate {
    Difference difference =
        Difference.between(Optional.of(stack("shop:1")), "Resources: [", request(TEMPLATE));

    assertEquals(Optional.of("not valid YAML or JSON after line 1"), difference.unread());
    assertEquals(List.of(), difference.resources(), "nobody knows which of them are new");
    assertEquals(List.of(image("shop:1", "shop:2")), difference.others());
  }

  @Test
  void whatCanNotBeReadMayDiffer() throws UnreadableTemplate {
    Difference difference =
        Difference.between(Optional.of(stack("shop:2")), "Resources: [", request(TEMPLATE));

    assertFalse(difference.none());
  }

  @Test
  void aLaunchTypeMayReplaceTheService() throws UnreadableTemplate {
    String onSpot =
        TEMPLATE
            + """
              Api:
                Type: AWS::ECS::Service
                Properties: {CapacityProviderStrategy: [{CapacityProvider: FARGATE_SPOT, Weight: 1}]}
            """;
    String onDemand = onSpot.replace("FARGATE_SPOT", "FARGATE");
    String launched =
        onSpot.replace(
            "CapacityProviderStrategy: [{CapacityProvider: FARGATE_SPOT, Weight: 1}]",
            "LaunchType: FARGATE");

    assertEquals("False", replacement(onSpot, onDemand));
    assertEquals("Conditional", replacement(launched, onDemand));
  }

  private static String replacement(String before, String after) throws UnreadableTemplate {
    Difference difference =
        Difference.between(Optional.of(stack("shop:2")), before, request(after));
    return difference.resources().get(0).replacement();
  }

  private static Change.Property image(String before, String after) {
    return new Change.Property("Parameter Image", "", Optional.of(before), Optional.of(after));
  }

  private static Stack stack(String image) {
    return new Stack(
        "arn:aws:cloudformation:us-east-1:111122223333:stack/shop/1",
        "shop",
        "CREATE_COMPLETE",
        Map.of("Image", image),
        false,
        Map.of(),
        Map.of(),
        Map.of(),
        false);
  }

  private static StackRequest request(String template) throws UnreadableTemplate {
    return Requests.of(template, Map.of());
  }
}
