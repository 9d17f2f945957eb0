package dev.fargen.start;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whether ECS can use the roles of the tasks, and EventBridge Scheduler or Step Functions may start
 * them (pages "Amazon ECS task execution IAM role" and "Amazon ECS EventBridge IAM Role").
 */
final class RoleQuestion implements Question {
  private static final String TASKS = "ecs-tasks.amazonaws.com";
  private static final String SCHEDULER = "scheduler.amazonaws.com";
  private static final String STEP_FUNCTIONS = "states.amazonaws.com";

  /** Page "IAM policies for calling Amazon ECS": how Step Functions learns of the end of a task. */
  private static final String EVENTS =
      "arn:aws:events:"
          + Functions.REGION
          + ":"
          + Functions.ACCOUNT
          + ":rule/StepFunctionsGetEventsForECSTaskRule";

  private final Template template;

  RoleQuestion(Template template) {
    this.template = template;
  }

  @Override
  public List<String> faults(Task task) {
    List<String> faults = new ArrayList<>();
    for (String arn : roles(task)) {
      assumed(arn, TASKS, faults);
    }
    if (task.starter().is(Task.SCHEDULE)) {
      String arn = task.starter().properties().part("Target").text("RoleArn");
      assumed(arn, SCHEDULER, faults);
      String cluster = task.starter().properties().part("Target").text("Arn");
      Role.of(template, arn)
          .ifPresent(role -> started(role, task, Map.of("ecs:cluster", cluster), faults));
    }
    if (task.starter().is(Task.MACHINE)) {
      String arn = task.starter().properties().text("RoleArn");
      assumed(arn, STEP_FUNCTIONS, faults);
      Role.of(template, arn)
          .ifPresent(
              role -> {
                started(role, task, Map.of(), faults);
                lacks(role, EVENTS, Map.of(), "events:PutRule", faults);
                lacks(role, EVENTS, Map.of(), "events:PutTargets", faults);
              });
    }
    return faults;
  }

  private static List<String> roles(Task task) {
    List<String> roles = new ArrayList<>(List.of(task.executionRole(), task.taskRole()));
    roles.removeIf(String::isEmpty);
    return roles;
  }

  private void assumed(String arn, String service, List<String> faults) {
    Optional<Role> role = Role.of(template, arn);
    if (role.isPresent() && !role.get().mayBeAssumedBy(service)) {
      faults.add("does not start, because " + service + " may not assume " + role.get().name());
    }
  }

  private void started(Role role, Task task, Map<String, String> context, List<String> faults) {
    lacks(role, task.revision(), context, "ecs:RunTask", faults);
    for (String arn : roles(task)) {
      lacks(role, arn, Map.of("iam:PassedToService", TASKS), "iam:PassRole", faults);
    }
  }

  private static void lacks(
      Role role, String arn, Map<String, String> context, String action, List<String> faults) {
    role.lacks(arn, context, action)
        .forEach(
            one ->
                faults.add(
                    "does not start, because %s lacks %s on %s".formatted(role.name(), one, arn)));
  }
}
