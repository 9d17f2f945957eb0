package dev.fargen.start;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Tasks, and what starts them: an ECS service, a schedule, a state machine, or a person who runs
 * the task definition.
 *
 * @param starter the service, schedule or state machine, or else the task definition itself
 */
record Task(
    Resource starter,
    Resource definition,
    List<String> subnets,
    List<String> groups,
    boolean publicAddress) {
  static final String SERVICE = "AWS::ECS::Service";
  static final String SCHEDULE = "AWS::Scheduler::Schedule";
  static final String MACHINE = "AWS::StepFunctions::StateMachine";

  /** All of a template that run on Fargate. */
  static List<Task> all(Template template) {
    List<Task> tasks = new ArrayList<>();
    for (Resource service : template.all(SERVICE)) {
      Part properties = service.properties();
      of(template, service, properties.text("TaskDefinition"), properties).ifPresent(tasks::add);
    }
    for (Resource schedule : template.all(SCHEDULE)) {
      Part ecs = schedule.properties().part("Target").part("EcsParameters");
      of(template, schedule, ecs.text("TaskDefinitionArn"), ecs).ifPresent(tasks::add);
    }
    List<Resource> started = new ArrayList<>(template.all(MACHINE));
    started.removeIf(
        machine -> template.all(SCHEDULE).stream().anyMatch(one -> isOff(one, machine)));
    for (Resource machine : started) {
      for (Part request : Requests.in(machine.properties().text("DefinitionString"))) {
        of(template, machine, request.text("TaskDefinition"), request).ifPresent(tasks::add);
      }
    }
    for (Resource definition : template.all("AWS::ECS::TaskDefinition")) {
      if (tasks.stream().noneMatch(task -> task.definition().equals(definition))) {
        Part request =
            template.outputs().stream()
                .flatMap(output -> Requests.in(output).stream())
                .filter(one -> one.text("TaskDefinition").equals(definition.ref()))
                .findFirst()
                .orElse(Part.NONE);
        of(template, definition, definition.ref(), request).ifPresent(tasks::add);
      }
    }
    tasks.removeIf(task -> task.starter().id().contains("/")); // those of other stacks
    return tasks;
  }

  private static boolean isOff(Resource schedule, Resource machine) {
    Part properties = schedule.properties();
    return properties.text("State").equals("DISABLED")
        && properties.part("Target").text("Arn").equals(machine.ref());
  }

  private static Optional<Task> of(
      Template template, Resource starter, String definition, Part properties) {
    Part network = properties.part("NetworkConfiguration").part("AwsvpcConfiguration");
    return template
        .named(definition, "AWS::ECS::TaskDefinition")
        .or(
            () ->
                template.all("AWS::ECS::TaskDefinition").stream()
                    .filter(one -> !definition.isEmpty())
                    .filter(one -> one.properties().text("Family").equals(definition))
                    .findFirst())
        .filter(one -> one.properties().texts("RequiresCompatibilities").contains("FARGATE"))
        .map(
            one ->
                new Task(
                    starter,
                    one,
                    network.texts("Subnets"),
                    network.texts("SecurityGroups"),
                    network.text("AssignPublicIp").equals("ENABLED")));
  }

  boolean isService() {
    return starter.is(SERVICE);
  }

  /** Whether nothing in the template starts it: it runs when the stack is complete. */
  boolean isRunByHand() {
    return starter.equals(definition);
  }

  /** Who runs a task by hand says where, unless an output does. */
  boolean isManual() {
    return isRunByHand() && subnets.isEmpty();
  }

  List<Part> containers() {
    return definition.properties().parts("ContainerDefinitions");
  }

  /** The revision that runs, by its ARN if it has a family that is known. */
  String revision() {
    String family = definition.properties().text("Family");
    return family.isEmpty()
        ? definition.ref()
        : "arn:aws:ecs:"
            + Functions.REGION
            + ":"
            + Functions.ACCOUNT
            + ":task-definition/"
            + family
            + ":7";
  }

  String executionRole() {
    return definition.properties().text("ExecutionRoleArn");
  }

  String taskRole() {
    return definition.properties().text("TaskRoleArn");
  }

  /** What it does not start yet: no copy of the service, or a schedule that is off. */
  boolean isOff() {
    return isService()
        ? starter.properties().text("DesiredCount").equals("0")
        : starter.properties().text("State").equals("DISABLED");
  }
}
