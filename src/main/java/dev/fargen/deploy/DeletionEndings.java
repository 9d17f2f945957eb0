package dev.fargen.deploy;

import dev.fargen.deploy.Follower.Ending;
import dev.fargen.deploy.Result.Verdict;
import dev.fargen.deploy.aws.Stack;
import dev.fargen.deploy.aws.StackResource;
import dev.fargen.deploy.aws.StackStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The results of deletions that could not be completed, and the commands to continue with. */
final class DeletionEndings {

  private DeletionEndings() {}

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

  static Result shielded(StackRequest request, Stack stack, List<StackResource> shielded) {
    return Result.of(
            request.stack(),
            Verdict.REFUSED,
            stack.state(),
            request.stack()
                + " is "
                + stack.state()
                + ": deletion protection is enabled for "
                + ids(shielded)
                + "; nothing was deleted")
        .next(unshield(request, stack, shielded).toArray(String[]::new));
  }

  /** A refusal for another reason, and the resources with deletion protection. */
  static Result alsoShielded(
      Result refused, StackRequest request, Stack stack, List<StackResource> shielded) {
    List<String> next = new ArrayList<>(refused.next());
    next.add("deletion protection is also enabled for " + ids(shielded));
    next.addAll(unshield(request, stack, shielded));
    return refused.next(next.toArray(String[]::new));
  }

  private static String ids(List<StackResource> resources) {
    return resources.stream().map(StackResource::logicalId).collect(Collectors.joining(", "));
  }

  /** How to go on with protected resources; a healthy stack can turn the protection off itself. */
  private static List<String> unshield(
      StackRequest request, Stack stack, List<StackResource> shielded) {
    CommandLines lines = request.commands();
    boolean healthy = stack.status().map(StackStatus::succeeded).orElse(false);
    List<String> next = new ArrayList<>();
    if (healthy) {
      next.add(
          "to turn it off: write `deletion_protection: false` in environment "
              + request.target().environment()
              + ", then run "
              + lines.fargen("deploy"));
    } else {
      DeletionProtection.commands(shielded, lines)
          .forEach(line -> next.add("to turn it off: " + line));
      next.add("then: " + lines.fargen("delete", "--force"));
    }
    next.add(
        "to retain them: "
            + lines.fargen(
                "delete",
                shielded.stream()
                    .flatMap(one -> Stream.of("--retain", one.logicalId()))
                    .toArray(String[]::new)));
    return next;
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
}
