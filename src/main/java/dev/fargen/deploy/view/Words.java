package dev.fargen.deploy.view;

import dev.fargen.deploy.Result;
import dev.fargen.deploy.aws.AwsFault;
import dev.fargen.deploy.aws.Change;
import dev.fargen.deploy.aws.ServiceState;
import dev.fargen.deploy.aws.StoppedTask;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/** The words that all views share. */
final class Words {

  /** Its listener rule goes over to the new one, which is empty, before the service does. */
  private static final String TARGET_GROUP = "AWS::ElasticLoadBalancingV2::TargetGroup";

  private static final String INGRESS = "/Properties/SecurityGroupIngress";

  private Words() {}

  static String rollout(ServiceState service) {
    ServiceState.Tasks tasks = service.tasks();
    String failed = tasks.failed() == 0 ? "" : ", " + tasks.failed() + " failed";
    String pending = tasks.pending() == 0 ? "" : ", " + tasks.pending() + " pending";
    String stage = service.stage().isEmpty() ? "" : ", stage " + service.stage();
    return tasks.running() + " of " + tasks.desired() + " running" + pending + failed + stage;
  }

  static String stopped(StoppedTask task) {
    String containers =
        task.containers().stream().map(Words::container).collect(Collectors.joining(", "));
    return "task %s stopped: %s%s"
        .formatted(
            task.id(), plain(task.reason()), containers.isEmpty() ? "" : " (" + containers + ")");
  }

  private static String container(StoppedTask.Container container) {
    String reason = container.reason().isEmpty() ? "" : ", " + plain(container.reason());
    return container
            .exitCode()
            .map(code -> container.name() + " exited with code " + code)
            .orElse(container.name() + " did not start")
        + reason;
  }

  static String trouble(AwsFault fault) {
    return fault.kind() == AwsFault.Kind.THROTTLED
        ? "AWS throttles calls, slowing down (" + fault.action() + ")"
        : "no valid response from AWS, trying again ("
            + fault.action()
            + ": "
            + plain(fault.reason())
            + ")";
  }

  /** The last sentence. If AWS did not answer, it is about fargen and not about the stack. */
  static String ending(Result result) {
    boolean unanswered =
        result.verdict() == Result.Verdict.UNREACHABLE
            || result.verdict() == Result.Verdict.DEADLINE;
    String subject = unanswered && result.state().isEmpty() ? "fargen: " : "";
    return subject + plain(result.sentence());
  }

  /** {@code +} for created, {@code -} for deleted, {@code ±} for replaced. */
  static String sign(Change change) {
    if (change.replaces()) {
      return "±";
    }
    return switch (change.action()) {
      case "Add", "Import" -> "+";
      case "Remove" -> "-";
      default -> "~";
    };
  }

  static String fate(Change change) {
    if (change.isProtected()) {
      return change.removes()
          ? "  cannot be deleted: deletion protection is enabled"
          : "  will be replaced, but the old one cannot be deleted: deletion protection is enabled";
    }
    if (change.policyAction().equals(Change.DELETE_IF_POSSIBLE)) {
      return "  will be deleted, or retained if it cannot be";
    }
    if (change.removes() && !change.keepsOld() && !change.loss().isEmpty()) {
      return "  will be deleted " + change.loss();
    }
    if (change.removes() && change.policyAction().equals("Snapshot")) {
      return "  will be deleted; a snapshot is retained";
    }
    if (change.removes()) {
      return change.keepsOld()
          ? "  will be removed from the stack and retained"
          : "  will be deleted";
    }
    return switch (change.replacement()) {
      case "True" ->
          change.type().equals(TARGET_GROUP)
              ? "  will be replaced; requests get 503 until new tasks are healthy"
              : "  will be replaced" + ofOld(change);
      case "Conditional" -> "  may be replaced" + ofOld(change);
      default ->
          changesInboundRule(change)
              ? "  old rule is removed first; clients cannot connect to tasks that require it"
              : "";
    };
  }

  /** What becomes of the data in a resource that is replaced. */
  private static String ofOld(Change change) {
    String policy = change.policyAction();
    if (change.loss().isEmpty()) {
      return "";
    }
    return policy.contains("Retain")
        ? "; the old one is retained"
        : policy.contains("Snapshot")
            ? "; the old one is deleted, and a snapshot is retained"
            : "; the old one is deleted " + change.loss();
  }

  /**
   * "If you modify a rule, CloudFormation removes the existing rule and then adds a new rule"
   * (CloudFormation template reference, "AWS::EC2::SecurityGroup"), long before tasks are replaced.
   */
  private static boolean changesInboundRule(Change change) {
    return change.type().equals("AWS::EC2::SecurityGroup")
        && change.properties().stream()
            .anyMatch(
                property ->
                    property.path().startsWith(INGRESS)
                        && !property.path().endsWith("/Description")
                        && property.before().isPresent());
  }

  /** {@code Cpu: 256 -> 512}, without the prefix that all properties share. */
  static String property(Change.Property property) {
    String name = property.path().replaceFirst("^/?Properties[/.]", "");
    String change =
        property.before().isEmpty() && property.after().isEmpty()
            ? ""
            : ": "
                + value(property.before().orElse("(none)"))
                + " -> "
                + value(property.after().orElse("(none)"));
    return name
        + change
        + (property.recreates().equals("Always") ? "  (requires replacement)" : "");
  }

  private static String value(String text) {
    String plain = plain(text);
    return plain.length() > 60 ? plain.substring(0, 57) + "..." : plain;
  }

  static String took(Duration duration) {
    long seconds = duration.toSeconds();
    return seconds < 60 ? seconds + " s" : seconds / 60 + " min " + seconds % 60 + " s";
  }

  /** One line without control characters, whatever AWS or a container prints. */
  static String plain(String text) {
    return text.strip().replaceAll("\\s*[\\r\\n]+\\s*", " ").replaceAll("\\p{Cntrl}", "?");
  }

  static int widest(List<String> texts) {
    return texts.stream().mapToInt(String::length).max().orElse(0);
  }
}
