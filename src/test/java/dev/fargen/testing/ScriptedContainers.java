package dev.fargen.testing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** ECS, the load balancer and the log, as the step that a stack is at has them. */
final class ScriptedContainers {

  private static final String ECS = "arn:aws:ecs:us-east-1:" + ScriptedStack.ACCOUNT + ":";

  private ScriptedContainers() {}

  static Map<?, ?> answer(String action, String body, ScriptedCloudFormation cloudFormation) {
    Map<String, Object> now = cloudFormation.service();
    return switch (action) {
      case "DescribeServices" ->
          Map.of("services", now.containsKey("ecs") ? List.of(service(body, now)) : List.of());
      case "DescribeServiceDeployments" ->
          Map.of(
              "serviceDeployments",
              List.of(
                  Map.of(
                      "lifecycleStage",
                      text((Map<?, ?>) now.getOrDefault("ecs", Map.of()), "stage"))));
      case "ListTasks" -> Map.of("taskArns", stopped(now).stream().map(t -> arn(t)).toList());
      case "DescribeTasks" ->
          Map.of("tasks", stopped(now).stream().map(ScriptedContainers::task).toList());
      case "UpdateService" -> Map.of("service", service(body, now));
      case "DescribeTaskDefinition" -> Map.of("taskDefinition", definition());
      case "GetLogEvents" ->
          Map.of("events", list(now, "log").stream().map(l -> Map.of("message", l)).toList());
      default -> throw new IllegalArgumentException("not scripted: " + action);
    };
  }

  private static Map<String, Object> service(String body, Map<String, Object> now) {
    Map<?, ?> ecs = (Map<?, ?>) now.getOrDefault("ecs", Map.of());
    String name = body.replaceAll("(?s).*service/cluster/(\\w+).*", "$1");
    Map<String, Object> deployment =
        Map.of(
            "status", "PRIMARY",
            "runningCount", number(ecs, "running"),
            "pendingCount", number(ecs, "pending"),
            "failedTasks", number(ecs, "failed"),
            "rolloutState", text(ecs, "rollout"),
            "rolloutStateReason", text(ecs, "reason"),
            "taskDefinition", taskDefinition(ecs));
    Map<String, Object> service =
        new HashMap<>(
            Map.of(
                "serviceArn", ECS + "service/cluster/" + name,
                "serviceName", name,
                "desiredCount", number(ecs, "desired"),
                "deployments", List.of(deployment),
                "loadBalancers", List.of(Map.of("targetGroupArn", "arn:aws:tg")),
                "events", List.of()));
    if (ecs.containsKey("stage")) {
      service.put("deploymentConfiguration", Map.of("strategy", "CANARY"));
      service.put("currentServiceDeployment", ECS + "service-deployment/cluster/" + name + "/1");
    }
    return service;
  }

  private static String taskDefinition(Map<?, ?> ecs) {
    String given = text(ecs, "taskdef");
    return given.isEmpty() ? "" : ECS + "task-definition/" + given;
  }

  private static Map<String, Object> task(Map<?, ?> task) {
    Map<String, Object> container =
        task.containsKey("exit")
            ? Map.of(
                "name", text(task, "container"),
                "exitCode", number(task, "exit"),
                "reason", text(task, "why"))
            : Map.of("name", text(task, "container"), "reason", text(task, "why"));
    return Map.of(
        "taskArn", arn(task),
        "taskDefinitionArn", ECS + "task-definition/api:1",
        "stopCode", text(task, "code"),
        "stoppedReason", text(task, "reason"),
        "containers", List.of(container));
  }

  private static Map<String, Object> definition() {
    Map<String, Object> log =
        Map.of(
            "logDriver",
            "awslogs",
            "options",
            Map.of("awslogs-group", "/shop", "awslogs-stream-prefix", "ecs"));
    return Map.of("containerDefinitions", List.of(Map.of("name", "api", "logConfiguration", log)));
  }

  static String targets(Map<String, String> form, ScriptedCloudFormation cloudFormation) {
    StringBuilder out = new StringBuilder("<TargetHealthDescriptions>");
    for (Object reason : list(cloudFormation.service(), "targets")) {
      out.append("<member><TargetHealth><State>unhealthy</State>")
          .append(Xml.element("Description", reason))
          .append("</TargetHealth></member>");
    }
    return out.append("</TargetHealthDescriptions>").toString();
  }

  private static List<Map<?, ?>> stopped(Map<String, Object> now) {
    List<Map<?, ?>> tasks = new ArrayList<>();
    list(now, "stopped").forEach(task -> tasks.add((Map<?, ?>) task));
    return tasks;
  }

  private static String arn(Map<?, ?> task) {
    return ECS + "task/cluster/" + task.get("id");
  }

  private static List<?> list(Map<String, Object> now, String key) {
    return (List<?>) now.getOrDefault(key, List.of());
  }

  private static int number(Map<?, ?> map, String key) {
    return map.get(key) instanceof Integer number ? number : 0;
  }

  private static String text(Map<?, ?> map, String key) {
    return map.containsKey(key) ? String.valueOf(map.get(key)) : "";
  }
}
