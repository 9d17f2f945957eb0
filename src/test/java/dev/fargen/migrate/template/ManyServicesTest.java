package dev.fargen.migrate.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fargen.compile.Compiler;
import dev.fargen.diag.Severity;
import dev.fargen.diag.SourceFile;
import dev.fargen.diag.SpecException;
import dev.fargen.migrate.ImportOptions;
import dev.fargen.migrate.Imported;
import dev.fargen.migrate.Sources;
import dev.fargen.migrate.draft.DraftMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * How much of a large template is rendered and compared until its spec is found: it grows with the
 * number of services, and not with its square.
 */
class ManyServicesTest {

  private static final String SHARED =
      """
      Parameters:
        Vpc: {Type: "AWS::EC2::VPC::Id"}
        Subnets: {Type: "List<AWS::EC2::Subnet::Id>"}
        Image: {Type: String}
      Resources:
        Cluster: {Type: AWS::ECS::Cluster, Properties: {ClusterName: many}}
        BalancerGroup: {Type: AWS::EC2::SecurityGroup, Properties: {GroupDescription: balancer, VpcId: !Ref Vpc}}
        Group: {Type: AWS::EC2::SecurityGroup, Properties: {GroupDescription: tasks, VpcId: !Ref Vpc}}
        Balancer: {Type: AWS::ElasticLoadBalancingV2::LoadBalancer, Properties: {Subnets: !Ref Subnets, SecurityGroups: [!Ref BalancerGroup]}}
        Listener:
          Type: AWS::ElasticLoadBalancingV2::Listener
          Properties:
            LoadBalancerArn: !Ref Balancer
            Port: 80
            Protocol: HTTP
            DefaultActions: [{Type: fixed-response, FixedResponseConfig: {StatusCode: "404"}}]
      """;

  /** A service with its own role, log group, target group and rule. */
  private static final String SERVICE =
      """
        Api#Logs: {Type: AWS::Logs::LogGroup, Properties: {LogGroupName: /many/api#, RetentionInDays: 30}}
        Api#Role:
          Type: AWS::IAM::Role
          Properties:
            AssumeRolePolicyDocument: {Version: "2012-10-17", Statement: [{Effect: Allow, Principal: {Service: ecs-tasks.amazonaws.com}, Action: "sts:AssumeRole"}]}
            ManagedPolicyArns: ["arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy"]
        Api#Task:
          Type: AWS::ECS::TaskDefinition
          Properties:
            Family: api#
            RequiresCompatibilities: [FARGATE]
            NetworkMode: awsvpc
            Cpu: "256"
            Memory: "512"
            ExecutionRoleArn: !GetAtt Api#Role.Arn
            ContainerDefinitions:
              - Name: api#
                Image: !Ref Image
                PortMappings: [{ContainerPort: 8080}]
                Environment: [{Name: NUMBER, Value: "#"}]
                LogConfiguration:
                  LogDriver: awslogs
                  Options: {awslogs-group: !Ref Api#Logs, awslogs-region: !Ref AWS::Region, awslogs-stream-prefix: api}
                Essential: true
        Api#Targets: {Type: AWS::ElasticLoadBalancingV2::TargetGroup, Properties: {VpcId: !Ref Vpc, Port: 8080, Protocol: HTTP, TargetType: ip, HealthCheckPath: /health}}
        Api#Rule:
          Type: AWS::ElasticLoadBalancingV2::ListenerRule
          Properties:
            ListenerArn: !Ref Listener
            Priority: #1
            Conditions: [{Field: path-pattern, PathPatternConfig: {Values: [/api#]}}]
            Actions: [{Type: forward, TargetGroupArn: !Ref Api#Targets}]
        Api#:
          Type: AWS::ECS::Service
          DependsOn: Api#Rule
          Properties:
            Cluster: !Ref Cluster
            TaskDefinition: !Ref Api#Task
            LaunchType: FARGATE
            DesiredCount: 2
            NetworkConfiguration: {AwsvpcConfiguration: {Subnets: !Ref Subnets, SecurityGroups: [!Ref Group]}}
            LoadBalancers: [{ContainerName: api#, ContainerPort: 8080, TargetGroupArn: !Ref Api#Targets}]
      """;

  private static final String MORE = "Essential: true";
  private static final String PATH = "PathPatternConfig: {Values: [/api#]}";

  /** Why each third service stays raw: what it has in place of what others have. */
  private enum Reason {
    /** A name that no sidecar of a spec has. */
    REFUSED(MORE, MORE + "\n        - {Name: Log_Agent, Image: \"example/agent:1\"}", false),

    /** Sidecars with properties that a spec has no key for. */
    PATCHES(
        MORE,
        MORE
            + ("\n        - {Name: \u00a7, Image: \"example/agent:1\", MemoryReservation: 16,"
                    + " StartTimeout: 30, VersionConsistency: disabled}")
                .repeat(5),
        false),

    /** Only one workload of a spec can have the path. */
    TOGETHER(
        PATH + "}",
        "PathPatternConfig: {Values: [/same]}}, {Field: http-request-method,"
            + " HttpRequestMethodConfig: {Values: [GET]}}",
        true);

    private final String before;
    private final String after;
    private final boolean typed;

    /**
     * @param typed whether these services are workloads nevertheless, without their rules
     */
    Reason(String before, String after, boolean typed) {
      this.before = before;
      this.after = after;
      this.typed = typed;
    }

    String service(int number) {
      String service = number % 3 == 1 ? SERVICE.replace(before, after) : SERVICE;
      for (int i = 1; service.contains("\u00a7"); i++) {
        service = service.replaceFirst("\u00a7", "agent" + i);
      }
      return service.replace("#", "" + number);
    }
  }

  /** How much was rendered, in all attempts. */
  private static final class Counting implements Renderer {
    private long lines;

    @Override
    public Outcome render(String spec) {
      lines += spec.lines().count();
      try {
        return new Outcome(
            Optional.of(Compiler.compile(new SourceFile("spec.yml", spec)).template()), List.of());
      } catch (SpecException e) {
        return new Outcome(
            Optional.empty(),
            e.diagnostics().inFileOrder().stream()
                .filter(one -> one.severity() == Severity.ERROR)
                .map(one -> new Fault(one.message(), one.span().line()))
                .toList());
      }
    }
  }

  private static Imported imported(int services, Reason raw, Renderer renderer) {
    StringBuilder template = new StringBuilder(SHARED);
    for (int i = 1; i <= services; i++) {
      template.append(raw.service(i));
    }
    StackPlace place =
        new StackPlace(
            Optional.empty(), "prod", Optional.empty(), Map.of(), Map.of(), Optional.empty());
    return new TemplateImporter(renderer, place)
        .read(
            new Sources(new OneFile(template.toString())),
            new ImportOptions(
                List.of("many.yml"),
                Optional.empty(),
                "many",
                List.of(),
                List.of(),
                false,
                "",
                ""));
  }

  @ParameterizedTest
  @EnumSource
  void comparesInProportionToTheServices(Reason raw) {
    double least = Double.MAX_VALUE;
    for (int services : List.of(4, 8, 16, 32)) {
      Counting count = new Counting();

      Imported imported = imported(services, raw, count);

      assertTrue(
          imported.report().remarks().stream().anyMatch(one -> one.contains("none is replaced")));
      DraftMap workloads = imported.spec().getMap("workloads").orElseThrow();
      assertEquals(services - (raw.typed ? 0 : (services + 2) / 3), workloads.entries().size());
      double each = (double) count.lines / services;
      assertTrue(each < 1.5 * least, () -> each + " lines each of " + services);
      least = Math.min(least, each);
    }
  }
}
