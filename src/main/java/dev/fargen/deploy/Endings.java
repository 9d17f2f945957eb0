package dev.fargen.deploy;

import dev.fargen.deploy.Follower.Ending;
import dev.fargen.deploy.Result.Verdict;
import dev.fargen.deploy.aws.AwsFault;
import dev.fargen.deploy.aws.Stack;
import dev.fargen.deploy.aws.StackStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The results of operations: the state of the stack, and the commands to continue with. */
final class Endings {

  /**
   * What CloudFormation says of a stack that another operation has created or changed since it was
   * read, or that one is changing: InvalidChangeSetStatusException and AlreadyExistsException
   * (CloudFormation API reference, "ExecuteChangeSet", "CreateStack").
   */
  private static final Pattern OVERTAKEN =
      Pattern.compile(
          "status of \\[OBSOLETE]|_IN_PROGRESS state and can ?not be updated|^Stack \\[.*] already exists");

  private Endings() {}

  static Result done(StackRequest request, Stack stack, Ending ending) {
    List<String> next = new ArrayList<>(request.firstImages(stack));
    next.addAll(Confirmations.of(request, ending.events()));
    return Result.of(
            request.stack(), Verdict.DONE, stack.state(), request.stack() + " is " + stack.state())
        .outputs(stack.outputs())
        .next(next.toArray(String[]::new));
  }

  static Result nothing(StackRequest request, Stack stack, String sentence) {
    return Result.of(request.stack(), Verdict.NOTHING_TO_DO, stack.state(), sentence)
        .outputs(stack.outputs())
        .next(request.firstImages(stack).toArray(String[]::new));
  }

  static Result detached(StackRequest request) {
    return Result.of(request.stack(), Verdict.DETACHED, "", request.stack() + " is in progress")
        .next("to follow it: " + request.command("deploy"));
  }

  static Result badChangeSet(StackRequest request, Stack stack, String reason) {
    return Result.of(
        request.stack(),
        Verdict.FAILED,
        stack.state(),
        "the change set could not be created: " + reason);
  }

  static Result failed(StackRequest request, Ending ending) {
    Result result =
        Result.of(
            request.stack(),
            Verdict.FAILED,
            ending.state(),
            request.stack() + " is " + ending.state() + ": " + meaning(ending.status()));
    return result.next(goOn(request, ending.status()).toArray(String[]::new));
  }

  private static String meaning(Optional<StackStatus> status) {
    return switch (status.orElse(StackStatus.UPDATE_FAILED)) {
      case ROLLBACK_COMPLETE -> "creation failed and was rolled back";
      case UPDATE_ROLLBACK_COMPLETE ->
          "the update failed and was rolled back; the previous version is running";
      case DELETE_COMPLETE -> "the stack was deleted";
      case ROLLBACK_FAILED, UPDATE_ROLLBACK_FAILED ->
          "the operation failed, and so did its rollback";
      default -> "the operation failed and was not rolled back";
    };
  }

  private static List<String> goOn(StackRequest request, Optional<StackStatus> status) {
    boolean replace = request.mode() == Mode.REPLACE_ON_FAILURE;
    return switch (status.orElse(StackStatus.UPDATE_FAILED)) {
      case ROLLBACK_COMPLETE, ROLLBACK_FAILED, CREATE_FAILED ->
          replace
              ? List.of("to delete it and create it again: " + request.command("deploy"))
              : List.of(
                  "to delete it: " + request.command("delete"),
                  "then deploy again: " + request.command("deploy"));
      case UPDATE_ROLLBACK_FAILED ->
          List.of(
              "fix the cause, then run `"
                  + request
                      .commands()
                      .aws(
                          "cloudformation",
                          "continue-update-rollback",
                          "--stack-name",
                          request.stack())
                  + "`");
      case UPDATE_FAILED ->
          List.of(
              "to continue from here: " + request.commands().fargen("deploy", "--no-rollback"),
              "to roll it back: "
                  + request
                      .commands()
                      .aws("cloudformation", "rollback-stack", "--stack-name", request.stack()));
      default -> List.of("to try again: " + request.command("deploy"));
    };
  }

  static Result notDeleted(StackRequest request, Ending ending) {
    return Result.of(
            request.stack(),
            Verdict.FAILED,
            ending.state(),
            request.stack()
                + " is "
                + ending.state()
                + ": these resources could not be deleted: "
                + String.join(", ", ending.left()))
        .next(
            "to retain them: "
                + request
                    .commands()
                    .fargen(
                        "delete",
                        ending.left().stream()
                            .flatMap(id -> Stream.of("--retain", id))
                            .toArray(String[]::new)));
  }

  static Result lateDeletion(StackRequest request, String state) {
    Result result =
        Result.of(
            request.stack(),
            Verdict.DEADLINE,
            state,
            state.isEmpty()
                ? "the timeout passed before anything was deleted"
                : request.stack()
                    + " is "
                    + state
                    + ", and the timeout has passed; the deletion continues");
    return state.isEmpty() ? result : result.next("to follow it: " + request.command("delete"));
  }

  /**
   * @param verb the command that follows the operation
   */
  static Result fault(StackRequest request, String verb, String state, AwsFault fault) {
    String stack = request.stack();
    String said = fault.action() + ": " + fault.reason();
    if (!state.isEmpty()) {
      return Result.of(
              stack,
              Verdict.UNREACHABLE,
              state,
              stack
                  + " was "
                  + state
                  + "; the operation continues in AWS, but cannot be followed: "
                  + said)
          .next("to follow it: " + request.command(verb));
    }
    return switch (fault.kind()) {
      case DENIED, NO_CREDENTIALS, THROTTLED, UNREACHABLE, FAILING ->
          Result.of(stack, Verdict.UNREACHABLE, "", fault.sentence());
      case REJECTED -> rejected(request, verb, fault);
    };
  }

  private static Result rejected(StackRequest request, String verb, AwsFault fault) {
    String stack = request.stack();
    String said = fault.action() + ": " + fault.reason();
    if (fault.reason().contains("TerminationProtection")) {
      return Result.of(stack, Verdict.REFUSED, "", said);
    }
    return OVERTAKEN.matcher(fault.reason()).find()
        ? Result.of(
                stack,
                Verdict.REFUSED,
                "",
                "another operation on " + stack + " came first; nothing was changed: " + said)
            .next("to run it again: " + request.command(verb))
        : Result.of(stack, Verdict.FAILED, "", fault.sentence());
  }
}
