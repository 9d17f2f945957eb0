package dev.fargen.deploy;

import dev.fargen.deploy.Follower.Ending;
import dev.fargen.deploy.Result.Verdict;
import dev.fargen.deploy.aws.AwsFault;
import dev.fargen.deploy.aws.Change;
import dev.fargen.deploy.aws.Stack;
import dev.fargen.deploy.aws.StackStatus;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The last words on a stack: what state it is in, and the command that goes on from there. */
final class Endings {

  private Endings() {}

  /** The user said no in the middle of something that was not begun. */
  static final class Declined extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Declined(StackRequest request) {
      super(request.stack(), null, false, false);
    }
  }

  static Result done(StackRequest request, Stack stack) {
    return Result.of(
            request.stack(), Verdict.DONE, stack.state(), request.stack() + " is " + stack.state())
        .outputs(stack.outputs());
  }

  static Result nothing(StackRequest request, Stack stack, String sentence) {
    return Result.of(request.stack(), Verdict.NOTHING_TO_DO, stack.state(), sentence)
        .outputs(stack.outputs());
  }

  static Result detached(StackRequest request) {
    return Result.of(request.stack(), Verdict.DETACHED, "", request.stack() + " is under way")
        .next(request.command("deploy") + " follows it");
  }

  static Result declined(StackRequest request) {
    return Result.of(
        request.stack(),
        Verdict.REFUSED,
        "",
        "nothing was changed: " + request.stack() + " was not confirmed");
  }

  static Result refused(String name, Decision decision, Optional<Stack> stack) {
    Result result =
        Result.of(name, Verdict.REFUSED, stack.map(Stack::state).orElse(""), decision.sentence());
    return decision.next().map(result::next).orElse(result);
  }

  static Result tooLong(StackRequest request) {
    return Result.of(
            request.stack(),
            Verdict.UNUSABLE,
            "",
            "the template is longer than the 51,200 bytes that fit in a call")
        .next(
            "say `--bucket NAME`, or write `bucket` in the environment: one of region "
                + request.target().region()
                + " that templates may lie in");
  }

  static Result wrongAccount(StackRequest request, String wanted, String account) {
    return Result.of(
        request.stack(),
        Verdict.REFUSED,
        "",
        "environment "
            + request.target().environment()
            + " is for account "
            + wanted
            + ", and the credentials are of "
            + account);
  }

  static Result badChangeSet(StackRequest request, Stack stack, String reason) {
    return Result.of(
        request.stack(),
        Verdict.FAILED,
        stack.state(),
        "CloudFormation could not make a change set: " + reason);
  }

  static Result gated(StackRequest request, Stack stack, List<Change> closed) {
    String what =
        closed.stream()
            .map(
                change ->
                    change.logicalId()
                        + " ("
                        + change.type()
                        + ") "
                        + (change.removes() ? "would be deleted" : "would be replaced"))
            .collect(Collectors.joining(", "));
    String flags =
        closed.stream()
            .map(change -> " --allow-replacement " + change.logicalId())
            .collect(Collectors.joining());
    return Result.of(
            request.stack(),
            Verdict.REFUSED,
            stack.state(),
            what + ", with the data in it; nothing was changed")
        .next(request.command("deploy") + flags + " does it nevertheless");
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
      case ROLLBACK_COMPLETE -> "the creation failed, and what was created is deleted again";
      case UPDATE_ROLLBACK_COMPLETE -> "the update failed and was undone; the version before runs";
      case DELETE_COMPLETE -> "it was deleted meanwhile";
      case ROLLBACK_FAILED, UPDATE_ROLLBACK_FAILED -> "it failed, and so did undoing it";
      default -> "it failed and was left as it is";
    };
  }

  private static List<String> goOn(StackRequest request, Optional<StackStatus> status) {
    boolean replace = request.mode() == Mode.REPLACE_ON_FAILURE;
    return switch (status.orElse(StackStatus.UPDATE_FAILED)) {
      case ROLLBACK_COMPLETE, ROLLBACK_FAILED, CREATE_FAILED ->
          replace
              ? List.of(request.command("deploy") + " deletes it and creates it again")
              : List.of(request.command("delete") + ", then " + request.command("deploy"));
      case UPDATE_ROLLBACK_FAILED ->
          List.of(
              "mend what could not be undone, then `aws cloudformation continue-update-rollback"
                  + " --stack-name "
                  + request.stack()
                  + "`");
      case UPDATE_FAILED ->
          List.of(
              request.command("deploy") + " --no-rollback goes on from here",
              "`aws cloudformation rollback-stack --stack-name " + request.stack() + "` undoes it");
      default -> List.of(request.command("deploy") + " tries again");
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
                + ": could not be deleted: "
                + String.join(", ", ending.left()))
        .next(
            request.command("delete")
                + ending.left().stream().map(id -> " --retain " + id).collect(Collectors.joining())
                + " leaves them behind");
  }

  static Result lateDeletion(StackRequest request, String state) {
    Result result =
        Result.of(
            request.stack(),
            Verdict.DEADLINE,
            state,
            state.isEmpty()
                ? "the deadline passed before anything was deleted"
                : request.stack() + " is " + state + ", and the deadline has passed; it goes on");
    return state.isEmpty() ? result : result.next(request.command("delete") + " follows it again");
  }

  /**
   * @param verb the command that follows what runs
   */
  static Result fault(StackRequest request, String verb, String state, AwsFault fault) {
    String stack = request.stack();
    String said = fault.action() + ": " + fault.reason();
    if (!state.isEmpty()) {
      return Result.of(
              stack,
              Verdict.UNREACHABLE,
              state,
              stack + " was " + state + " and runs on in AWS, but can't be followed: " + said)
          .next(request.command(verb) + " follows it again");
    }
    return switch (fault.kind()) {
      case DENIED, THROTTLED, UNREACHABLE ->
          Result.of(stack, Verdict.UNREACHABLE, "", fault.kind().meaning() + ": " + said);
      case REJECTED ->
          fault.reason().contains("TerminationProtection")
              ? Result.of(stack, Verdict.REFUSED, "", said)
              : Result.of(stack, Verdict.FAILED, "", "CloudFormation refused: " + said);
    };
  }
}
