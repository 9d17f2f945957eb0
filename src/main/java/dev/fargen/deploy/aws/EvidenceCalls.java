package dev.fargen.deploy.aws;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.Deployment;
import software.amazon.awssdk.services.ecs.model.DesiredStatus;
import software.amazon.awssdk.services.ecs.model.LogConfiguration;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.Task;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;

/** The calls about tasks, targets and logs. Each is tried once, as the information is optional. */
public final class EvidenceCalls {

  private final EcsClient ecs;
  private final ElasticLoadBalancingV2Client balancers;
  private final CloudWatchLogsClient logs;
  private final Caller caller;

  EvidenceCalls(
      EcsClient ecs,
      ElasticLoadBalancingV2Client balancers,
      CloudWatchLogsClient logs,
      Caller caller) {
    this.ecs = ecs;
    this.balancers = balancers;
    this.logs = logs;
    this.caller = caller;
  }

  /** The service, by its ARN: {@code arn:aws:ecs:region:account:service/cluster/name}. */
  public Optional<ServiceState> service(String arn) {
    List<String> parts = Arrays.asList(arn.split("/"));
    if (parts.size() < 3) {
      return Optional.empty();
    }
    String cluster = parts.get(1);
    return caller
        .call(
            "DescribeServices",
            () -> ecs.describeServices(ask -> ask.cluster(cluster).services(arn)).services())
        .stream()
        .findFirst()
        .map(service -> state(service, cluster));
  }

  private ServiceState state(Service service, String cluster) {
    Deployment primary =
        service.deployments().stream()
            .filter(deployment -> "PRIMARY".equals(deployment.status()))
            .findFirst()
            .orElse(Deployment.builder().build());
    return new ServiceState(
        Answers.text(service.serviceArn()),
        cluster,
        Answers.text(service.serviceName()),
        new ServiceState.Tasks(
            number(service.desiredCount()),
            number(primary.runningCount()),
            number(primary.pendingCount()),
            number(primary.failedTasks())),
        Answers.text(
            primary.taskDefinition() == null ? service.taskDefinition() : primary.taskDefinition()),
        Answers.text(primary.rolloutStateAsString()),
        Answers.text(primary.rolloutStateReason()),
        service.loadBalancers().stream()
            .map(balancer -> Answers.text(balancer.targetGroupArn()))
            .filter(group -> !group.isEmpty())
            .toList(),
        stage(service));
  }

  /** Only of deployments that shift traffic: one more call, which not every user may do. */
  private String stage(Service service) {
    String strategy =
        service.deploymentConfiguration() == null
            ? ""
            : Answers.text(service.deploymentConfiguration().strategyAsString());
    String current = Answers.text(service.currentServiceDeployment());
    if (strategy.isEmpty() || strategy.equals("ROLLING") || current.isEmpty()) {
      return "";
    }
    try {
      return caller
          .call(
              "DescribeServiceDeployments",
              () ->
                  ecs.describeServiceDeployments(ask -> ask.serviceDeploymentArns(current))
                      .serviceDeployments())
          .stream()
          .findFirst()
          .map(deployment -> Answers.text(deployment.lifecycleStageAsString()))
          .orElse("");
    } catch (AwsFault e) {
      return "";
    }
  }

  /** The stopped tasks of the service; ECS keeps them for an hour. */
  public List<StoppedTask> stopped(ServiceState service) {
    List<String> arns =
        caller.call(
            "ListTasks",
            () ->
                ecs.listTasks(
                        ask ->
                            ask.cluster(service.cluster())
                                .serviceName(service.name())
                                .desiredStatus(DesiredStatus.STOPPED)
                                .maxResults(20))
                    .taskArns());
    if (arns.isEmpty()) {
      return List.of();
    }
    return caller
        .call(
            "DescribeTasks",
            () -> ecs.describeTasks(ask -> ask.cluster(service.cluster()).tasks(arns)).tasks())
        .stream()
        .map(EvidenceCalls::task)
        .toList();
  }

  static StoppedTask task(Task task) {
    return new StoppedTask(
        Answers.text(task.taskArn()),
        Answers.text(task.taskDefinitionArn()),
        Answers.text(task.stopCodeAsString()),
        Answers.text(task.stoppedReason()),
        task.containers().stream()
            .map(
                container ->
                    new StoppedTask.Container(
                        Answers.text(container.name()),
                        Optional.ofNullable(container.exitCode()),
                        Answers.text(container.reason())))
            .toList());
  }

  /** Why targets of the group are unhealthy, as the load balancer reports it; may be empty. */
  public List<String> unhealthy(String targetGroup) {
    return caller
        .call(
            "DescribeTargetHealth",
            () ->
                balancers
                    .describeTargetHealth(ask -> ask.targetGroupArn(targetGroup))
                    .targetHealthDescriptions())
        .stream()
        .filter(target -> "unhealthy".equals(target.targetHealth().stateAsString()))
        .map(target -> Answers.text(target.targetHealth().description()))
        .distinct()
        .toList();
  }

  /** The last log lines of the container, if it logs to CloudWatch. */
  public List<String> lastLines(StoppedTask task, String container, int count) {
    return caller
        .call(
            "DescribeTaskDefinition",
            () ->
                ecs.describeTaskDefinition(ask -> ask.taskDefinition(task.taskDefinition()))
                    .taskDefinition()
                    .containerDefinitions())
        .stream()
        .filter(definition -> container.equals(definition.name()))
        .findFirst()
        .map(ContainerDefinition::logConfiguration)
        .map(LogConfiguration::options)
        .map(options -> lines(options, task, container, count))
        .orElse(List.of());
  }

  private List<String> lines(
      Map<String, String> options, StoppedTask task, String container, int count) {
    String group = options.get("awslogs-group");
    String prefix = options.get("awslogs-stream-prefix");
    if (group == null || prefix == null) {
      return List.of();
    }
    List<String> lines = new ArrayList<>();
    caller
        .call(
            "GetLogEvents",
            () ->
                logs.getLogEvents(
                    ask ->
                        ask.logGroupName(group)
                            .logStreamName(prefix + "/" + container + "/" + task.id())
                            .limit(count)
                            .startFromHead(false)))
        .events()
        .forEach(event -> lines.add(Answers.text(event.message()).stripTrailing()));
    return lines;
  }

  private static int number(@org.jspecify.annotations.Nullable Integer number) {
    return number == null ? 0 : number;
  }
}
