package dev.fargen.deploy;

import dev.fargen.deploy.aws.Finding;
import dev.fargen.deploy.aws.StackEvent;
import dev.fargen.deploy.aws.StoppedTask;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Turns a failure and its evidence into one diagnostic. */
final class ResourceFailure {

  private static final int TASKS_SHOWN = 2;

  private ResourceFailure() {}

  /** The earliest failure that is not a cancellation after another failure. */
  static Optional<StackEvent> first(List<StackEvent> oldestFirst) {
    List<StackEvent> failures =
        oldestFirst.stream().filter(event -> event.failed() && !event.ofStack()).toList();
    return failures.stream()
        .filter(event -> !event.cancelled())
        .findFirst()
        .or(() -> failures.stream().findFirst());
  }

  static Diagnostic diagnostic(StackEvent event, Optional<Evidence> evidence, Origin origin) {
    List<String> notes = new ArrayList<>();
    if (!event.reason().isEmpty()) {
      notes.add(
          event.ofStack() && event.reason().equals("User Initiated")
              ? "a user canceled the operation"
              : oneLine(event.reason()));
    }
    evidence.ifPresent(seen -> notes.addAll(notes(seen)));
    Diagnostic diagnostic =
        diagnostic(event.logicalId(), event.ofStack() ? "" : event.type(), what(event), origin);
    for (String note : notes) {
      diagnostic = diagnostic.note(note);
    }
    return advised(diagnostic);
  }

  /** One diagnostic for each resource with findings. */
  static List<Diagnostic> diagnostics(List<Finding> findings, Origin origin) {
    Map<String, Diagnostic> byResource = new LinkedHashMap<>();
    for (Finding finding : findings) {
      String id = finding.logicalId();
      Diagnostic one =
          byResource.computeIfAbsent(
              id, none -> diagnostic(id, finding.type(), "did not pass validation", origin));
      String place = finding.path().isEmpty() ? "" : " (at " + finding.path() + ")";
      byResource.put(id, one.note(finding.check() + ": " + oneLine(finding.reason()) + place));
    }
    return byResource.values().stream().map(ResourceFailure::advised).toList();
  }

  private static Diagnostic diagnostic(String id, String type, String what, Origin origin) {
    Optional<Span> span = origin.span(id);
    String named = id.isEmpty() ? "the stack" : "`" + id + "`";
    boolean nameless = span.isPresent() || type.isEmpty();
    Diagnostic diagnostic =
        Diagnostic.of(
            Code.RESOURCE_FAILED, named + (nameless ? "" : " (" + type + ")") + " " + what);
    return span.isPresent() ? diagnostic.at(span.get(), type) : diagnostic;
  }

  private static Diagnostic advised(Diagnostic diagnostic) {
    Optional<String> hint = Hint.about(String.join("\n", diagnostic.notes()));
    return hint.isPresent() ? diagnostic.help(hint.get()) : diagnostic;
  }

  private static String what(StackEvent event) {
    return switch (event.state()) {
      case "CREATE_FAILED", "ROLLBACK_IN_PROGRESS" -> "could not be created";
      case "UPDATE_FAILED", "UPDATE_ROLLBACK_IN_PROGRESS" -> "could not be updated";
      case "DELETE_FAILED" -> "could not be deleted";
      default -> "is " + event.state();
    };
  }

  private static List<String> notes(Evidence seen) {
    List<String> notes = new ArrayList<>();
    seen.service()
        .ifPresent(
            service ->
                notes.add(
                    "%d of %d tasks were running, %d failed"
                        .formatted(
                            service.tasks().running(),
                            service.tasks().desired(),
                            Math.max(service.tasks().failed(), seen.stopped().size()))));
    List<StoppedTask> stopped = seen.stopped();
    for (StoppedTask task : stopped.subList(0, Math.min(TASKS_SHOWN, stopped.size()))) {
      notes.add("task " + task.id() + " stopped: " + oneLine(task.reason()));
      for (StoppedTask.Container container : task.containers()) {
        ending(container).ifPresent(notes::add);
        seen.lines(task, container.name())
            .forEach(line -> notes.add(container.name() + " | " + oneLine(line)));
      }
    }
    seen.unhealthy().forEach(reason -> notes.add("load balancer: " + oneLine(reason)));
    if (!seen.missed().isEmpty()) {
      notes.add("cannot be read: " + String.join(", ", seen.missed()));
    }
    return notes;
  }

  private static Optional<String> ending(StoppedTask.Container container) {
    String reason = container.reason().isEmpty() ? "" : ": " + oneLine(container.reason());
    if (container.exitCode().isPresent()) {
      return Optional.of(
          "container "
              + container.name()
              + " exited with code "
              + container.exitCode().get()
              + reason);
    }
    return reason.isEmpty()
        ? Optional.empty()
        : Optional.of("container " + container.name() + " did not start" + reason);
  }

  private static String oneLine(String text) {
    return text.strip().replaceAll("\\s*\\R\\s*", " ");
  }
}
