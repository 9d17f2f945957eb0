package dev.fargen.deploy;

import dev.fargen.deploy.aws.Aws;
import dev.fargen.deploy.aws.AwsFault;
import dev.fargen.deploy.aws.Finding;
import dev.fargen.deploy.aws.ServiceState;
import dev.fargen.deploy.aws.Stack;
import dev.fargen.deploy.aws.StackEvent;
import dev.fargen.deploy.aws.StackResource;
import dev.fargen.deploy.aws.StackStatus;
import dev.fargen.diag.Diagnostic;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Follows one operation to its end, and reports the cause of a failure as soon as it is known. Only
 * the deadline stops it earlier: a failed poll says nothing about the stack.
 */
final class Follower {

  private final StackWatch watch;
  private final Aws aws;
  private final Origin origin;
  private final String name;
  private final Consumer<Notice> notices;
  private final Set<String> seen = new HashSet<>();
  private final List<StackEvent> events = new ArrayList<>();
  private final ServiceWatch services;
  private Optional<StackEvent> cause = Optional.empty();
  private String id = "";
  private volatile String state = "";

  /** How an operation ended. */
  record Ending(String state, Optional<Stack> stack, List<StackEvent> events) {

    Optional<StackStatus> status() {
      return StackStatus.of(state);
    }

    /** The resources that could not be deleted. */
    List<String> left() {
      return with("DELETE_FAILED");
    }

    /** The resources that outlive the stack. */
    List<String> kept() {
      return with("DELETE_SKIPPED");
    }

    /**
     * The resources that the update or its rollback could not delete in three attempts, and that
     * are no longer part of the stack.
     */
    List<StackResource> behind() {
      if (!state.equals("UPDATE_COMPLETE") && !state.equals("UPDATE_ROLLBACK_COMPLETE")) {
        return List.of();
      }
      Map<String, StackResource> behind = new LinkedHashMap<>();
      for (StackEvent event : events) {
        if (event.state().equals("DELETE_FAILED")) {
          behind.put(event.physicalId(), event.resource());
        } else {
          behind.remove(event.physicalId());
        }
      }
      return List.copyOf(behind.values());
    }

    private List<String> with(String wanted) {
      return events.stream()
          .filter(event -> event.state().equals(wanted) && !event.ofStack())
          .map(StackEvent::logicalId)
          .distinct()
          .toList();
    }
  }

  Follower(StackWatch watch, String name, Origin origin, Consumer<Notice> notices) {
    this.watch = watch;
    this.aws = watch.aws();
    this.name = name;
    this.origin = origin;
    this.notices = notices;
    this.services = new ServiceWatch(aws, name, notices);
  }

  /** The last known state; empty before the first poll. */
  String state() {
    return state;
  }

  /** The services that are not stable yet. */
  List<ServiceState> waiting() {
    return services.waiting();
  }

  /**
   * Follows the events of the stack after those that {@code earlier} accepts.
   *
   * @param arn of the stack: a deleted stack cannot be found by its name
   */
  Ending follow(String arn, Predicate<StackEvent> earlier) {
    id = arn;
    watch.enter();
    try {
      for (int look = 0; ; look++) {
        Optional<Stack> stack = watch.look(id);
        String before = state;
        state = stack.map(Stack::state).orElse("DELETE_COMPLETE");
        if (stack.isEmpty()) {
          return new Ending(state, stack, events);
        }
        if (!state.equals(before) || look % watch.stride() == 0) {
          take(aws.persistently().events(id, e -> seen.contains(e.id()) || earlier.test(e)));
          services.look();
        }
        if (ended()) {
          blameStack();
          return new Ending(state, stack, events);
        }
        aws.deadline().sleep(aws.connection().pace().poll());
      }
    } finally {
      watch.leave();
    }
  }

  /**
   * The state alone is not enough: right after a call it may still be that of the operation before.
   * The operation has ended when its own events say so too.
   */
  private boolean ended() {
    Optional<StackStatus> status = StackStatus.of(state);
    return status.isPresent()
        && !status.get().inProgress()
        && events.stream().anyMatch(event -> event.ofStack() && event.state().equals(state));
  }

  private void take(List<StackEvent> fresh) {
    for (StackEvent event : fresh) {
      seen.add(event.id());
      events.add(event);
      services.see(event);
      notices.accept(new Notice.Moved(name, event));
    }
    if (cause.isEmpty()) {
      ResourceFailure.first(fresh).filter(event -> !event.cancelled()).ifPresent(this::blame);
    }
    if (StackStatus.of(state).map(StackStatus::rollingBack).orElse(false)) {
      blameStack();
    }
  }

  private void blame(StackEvent event) {
    cause = Optional.of(event);
    StackEvent root = deepest(event, 3);
    show(root, services.evidence(root.logicalId()));
  }

  /** What failed in a nested stack is the cause, not the nested stack. */
  private StackEvent deepest(StackEvent event, int levels) {
    boolean nested =
        event.type().equals("AWS::CloudFormation::Stack")
            && event.physicalId().startsWith("arn:")
            && levels > 0;
    if (!nested) {
      return event;
    }
    try {
      return ResourceFailure.first(aws.cloudFormation().events(event.physicalId(), e -> false))
          .map(inner -> deepest(inner, levels - 1))
          .orElse(event);
    } catch (AwsFault e) {
      return event; // deleted already, or not readable
    }
  }

  /** If no resource failed, the stack itself has the cause: a parameter, a limit, a user. */
  private void blameStack() {
    if (cause.isPresent() || StackStatus.of(state).map(StackStatus::succeeded).orElse(false)) {
      return;
    }
    events.stream()
        .filter(e -> e.ofStack() && (e.failed() || e.state().endsWith("ROLLBACK_IN_PROGRESS")))
        .filter(e -> !e.reason().isEmpty())
        .findFirst()
        .or(() -> ResourceFailure.first(events))
        .ifPresent(
            event -> {
              cause = Optional.of(event);
              List<Finding> findings = findings(event.token());
              if (findings.isEmpty()) {
                show(event, Optional.empty());
              }
              ResourceFailure.diagnostics(findings, origin)
                  .forEach(d -> show(event.logicalId(), d));
            });
  }

  /** Findings are optional, and not every user has permission to read them. */
  private List<Finding> findings(String token) {
    try {
      return aws.quickly().findings(id).stream().filter(f -> f.token().equals(token)).toList();
    } catch (AwsFault e) {
      return List.of();
    }
  }

  private void show(StackEvent event, Optional<Evidence> evidence) {
    show(event.logicalId(), ResourceFailure.diagnostic(event, evidence, origin));
  }

  private void show(String logicalId, Diagnostic diagnostic) {
    notices.accept(new Notice.Failure(name, logicalId, diagnostic, origin.source()));
  }
}
