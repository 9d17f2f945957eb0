package dev.fargen.testing;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A task that is started by hand, as the scenario's key {@code task} has it. */
final class ScriptedTask {

  private static final String ECS = "arn:aws:ecs:us-east-1:" + ScriptedStack.ACCOUNT + ":";

  private final Map<?, ?> script;
  private int looks;

  ScriptedTask(Map<?, ?> script) {
    this.script = script;
  }

  /** What ECS answers, if the call is about the task. */
  Optional<Map<?, ?>> answer(String action) {
    if (script.isEmpty()) {
      return Optional.empty();
    }
    return Optional.ofNullable(
        switch (action) {
          case "RunTask" ->
              script.containsKey("refused")
                  ? Map.of("failures", List.of(Map.of("reason", text("refused"))))
                  : Map.of("tasks", List.of(task("PROVISIONING")));
          case "DescribeTasks" -> Map.of("tasks", tasks());
          case "DescribeTaskDefinition" -> Map.of("taskDefinition", definition());
          case "GetLogEvents" ->
              Map.of("events", list("log").stream().map(l -> Map.of("message", l)).toList());
          default -> null;
        });
  }

  /** Each look at the task is a state; it stays in the last one. */
  private List<?> tasks() {
    List<?> states = list("states");
    String state = String.valueOf(states.get(Math.min(looks++, states.size() - 1)));
    return state.equals("UNKNOWN") ? List.of() : List.of(task(state));
  }

  private Map<String, Object> task(String state) {
    Map<String, Object> container =
        script.containsKey("exit") && state.equals("STOPPED")
            ? Map.of("name", "migrate", "exitCode", script.get("exit"), "reason", text("why"))
            : Map.of("name", "migrate", "reason", text("why"));
    return Map.of(
        "taskArn",
        ECS + "task/shop/0a1b2c",
        "taskDefinitionArn",
        ECS + "task-definition/migrate:7",
        "lastStatus",
        state,
        "stopCode",
        text("code"),
        "stoppedReason",
        text("reason"),
        "containers",
        List.of(container));
  }

  private static Map<String, Object> definition() {
    Map<String, Object> log =
        Map.of(
            "logDriver",
            "awslogs",
            "options",
            Map.of("awslogs-group", "shop-migrate", "awslogs-stream-prefix", "migrate"));
    return Map.of(
        "containerDefinitions", List.of(Map.of("name", "migrate", "logConfiguration", log)));
  }

  private List<?> list(String key) {
    return script.get(key) instanceof List<?> list ? list : List.of();
  }

  private String text(String key) {
    return script.containsKey(key) ? String.valueOf(script.get(key)) : "";
  }
}
