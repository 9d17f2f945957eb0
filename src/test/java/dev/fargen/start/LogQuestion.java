package dev.fargen.start;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whether the containers can write their logs: the log group is there, the execution role may write
 * to it, and there is a way to CloudWatch Logs (page "Send Amazon ECS logs to CloudWatch"). Without
 * it the task does not start.
 */
final class LogQuestion implements Question {
  private final Template template;
  private final Network network;

  LogQuestion(Template template, Network network) {
    this.template = template;
    this.network = network;
  }

  @Override
  public List<String> faults(Task task) {
    List<String> faults = new ArrayList<>();
    for (Part container : task.containers()) {
      Part log = container.part("LogConfiguration");
      if (log.text("LogDriver").equals("awslogs")) {
        reasons(log.part("Options"), task).forEach(reason -> faults.add(said(container, reason)));
      } else if (!log.has("LogDriver")) {
        faults.add(said(container, "no log driver is given"));
      }
    }
    return faults;
  }

  private static String said(Part container, String reason) {
    return "container " + container.text("Name") + " cannot write logs, because " + reason;
  }

  private List<String> reasons(Part options, Task task) {
    List<String> reasons = new ArrayList<>();
    Optional<Resource> group = template.named(options.text("awslogs-group"), "AWS::Logs::LogGroup");
    if (group.isEmpty()) {
      reasons.add("the log group " + options.text("awslogs-group") + " is not in the template");
    }
    if (!options.text("awslogs-region").equals(Functions.REGION)) {
      reasons.add("the log group is in another region: " + options.text("awslogs-region"));
    }
    if (!options.has("awslogs-stream-prefix")) {
      reasons.add("Fargate requires awslogs-stream-prefix");
    }
    Optional<Role> role = Role.of(template, task.executionRole());
    if (role.isPresent() && group.isPresent()) {
      String arn = group.get().attribute("Arn");
      role.get()
          .lacks(arn, Map.of(), "logs:CreateLogStream", "logs:PutLogEvents")
          .forEach(one -> reasons.add(role.get().name() + " lacks " + one + " on " + group.get()));
    }
    network.noWayTo("logs", task).ifPresent(one -> reasons.add("there is no way to logs: " + one));
    return reasons;
  }
}
