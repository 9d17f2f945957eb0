package dev.fargen.deploy;

import dev.fargen.deploy.Result.Verdict;
import dev.fargen.deploy.aws.Aws;
import dev.fargen.deploy.aws.AwsFault;
import dev.fargen.deploy.aws.ServiceState;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Ends a deploy at its deadline. See "Cancel a stack update" in the CloudFormation user guide: only
 * an UPDATE_IN_PROGRESS can be cancelled; a stack that is being created can only be deleted.
 */
final class Overdue {

  private final Aws aws;
  private final StackRequest request;
  private final Options options;
  private final String token;
  private final String state;
  private final List<ServiceState> waiting;

  /**
   * @param state the last known state of the stack; empty if this run has started no operation
   * @param waiting the services that are not stable yet
   */
  Overdue(
      Aws aws,
      StackRequest request,
      Options options,
      String token,
      String state,
      List<ServiceState> waiting) {
    this.aws = aws;
    this.request = request;
    this.options = options;
    this.token = token;
    this.state = state;
    this.waiting = List.copyOf(waiting);
  }

  /** Asks the user if there is a choice, and acts on it. */
  Result end() {
    if (state.isEmpty()) {
      return result("the timeout passed before anything was changed", List.of());
    }
    Set<AtDeadline> possible = possible();
    String late = request.stack() + " is " + state + ", and the timeout has passed; ";
    AtDeadline choice =
        possible.size() == 1
            ? AtDeadline.LEAVE
            : options
                .questions()
                .overdue()
                .choose(late + "the operation continues in AWS", possible);
    try {
      return switch (possible.contains(choice) ? choice : AtDeadline.LEAVE) {
        case CANCEL -> result(late + cancel(), List.of(follow()));
        case SCALE_TO_ZERO -> result(late + scaleToZero(), again());
        case LEAVE -> result(late + "the operation continues in AWS", commands(possible));
      };
    } catch (AwsFault e) {
      String fault = "; it could not be stopped: " + e.action() + ": " + e.reason();
      return result(late + "the operation continues in AWS" + fault, commands(possible));
    }
  }

  private Set<AtDeadline> possible() {
    Set<AtDeadline> possible = EnumSet.of(AtDeadline.LEAVE);
    boolean creation = state.equals("CREATE_IN_PROGRESS");
    if (state.equals("UPDATE_IN_PROGRESS") || (creation && !request.protection().termination())) {
      possible.add(AtDeadline.CANCEL);
    }
    if (!waiting.isEmpty()) {
      possible.add(AtDeadline.SCALE_TO_ZERO);
    }
    return possible;
  }

  private String cancel() {
    if (state.equals("UPDATE_IN_PROGRESS")) {
      aws.lastly().cancelUpdate(request.stack(), token + "-q");
      return "the update was canceled and is being rolled back";
    }
    aws.lastly().delete(request.stack(), token + "-q", List.of(), false, options.role());
    return "the creation was canceled and the stack is being deleted";
  }

  private String scaleToZero() {
    waiting.forEach(aws.services()::scaleToZero);
    return waiting.stream().map(ServiceState::name).collect(Collectors.joining(", "))
        + " was scaled to zero tasks, so that the operation can end";
  }

  /** The template still has the old count, so a deploy of it would not start them again. */
  private List<String> again() {
    List<String> next = new ArrayList<>(List.of(follow()));
    waiting.forEach(
        service ->
            next.add(
                "to start tasks of "
                    + service.name()
                    + " again: "
                    + update(service, Math.max(1, service.tasks().desired()))));
    return next;
  }

  private String follow() {
    return "to see the result: " + request.command("status");
  }

  private List<String> commands(Set<AtDeadline> possible) {
    List<String> next = new ArrayList<>();
    next.add("to follow it: " + request.command("deploy"));
    if (possible.contains(AtDeadline.CANCEL)) {
      next.add(
          "to cancel it: "
              + (state.equals("UPDATE_IN_PROGRESS")
                  ? request
                      .commands()
                      .aws("cloudformation", "cancel-update-stack", "--stack-name", request.stack())
                  : request.command("delete")));
    }
    waiting.forEach(service -> next.add("to let it end now: " + update(service, 0)));
    return next;
  }

  private String update(ServiceState service, int count) {
    return request
        .commands()
        .aws(
            "ecs",
            "update-service",
            "--cluster",
            service.cluster(),
            "--service",
            service.name(),
            "--desired-count",
            String.valueOf(count));
  }

  private Result result(String sentence, List<String> next) {
    return new Result(request.stack(), Verdict.DEADLINE, state, sentence, next, Map.of());
  }
}
