package dev.fargen.deploy;

import dev.fargen.deploy.Follower.Ending;
import dev.fargen.deploy.Result.Verdict;
import dev.fargen.deploy.aws.ProtectedType;
import dev.fargen.deploy.aws.Stack;
import dev.fargen.deploy.aws.StackResource;
import dev.fargen.deploy.aws.StackStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The results of operations that would delete, or could not delete, certain resources. */
final class ProtectedEndings {

  private ProtectedEndings() {}

  /** A deletion of the whole stack. */
  static Result deletion(
      StackRequest request, Stack stack, String verb, List<StackResource> shielded) {
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
        .next(unshield(request, stack, verb, shielded).toArray(String[]::new));
  }

  /** A deletion that is refused for another reason, and the resources with deletion protection. */
  static Result alsoShielded(
      Result refused, StackRequest request, Stack stack, List<StackResource> shielded) {
    List<String> next = new ArrayList<>(refused.next());
    next.add("deletion protection is also enabled for " + ids(shielded));
    next.addAll(unshield(request, stack, "delete", shielded));
    return refused.next(next.toArray(String[]::new));
  }

  /** An update that deletes or replaces protected resources. */
  static Result update(StackRequest request, Stack stack, List<StackResource> shielded) {
    List<String> next = new ArrayList<>();
    next.add(
        "to turn it off: deploy the spec as it was, with `deletion_protection: false` in environment "
            + request.target().environment());
    turnOff(request, shielded.stream().filter(ProtectedEndings::isAsked).toList())
        .forEach(line -> next.add("or without a deployment: " + line));
    next.add("then run it again: " + request.command("deploy"));
    return Result.of(
            request.stack(),
            Verdict.REFUSED,
            stack.state(),
            "deletion protection is enabled for "
                + ids(shielded)
                + ": CloudFormation cannot delete "
                + (shielded.size() == 1 ? "it, and would leave it" : "them, and would leave them")
                + " outside of the stack; nothing was changed")
        .next(next.toArray(String[]::new));
  }

  /** The result of an update, with the resources that it could not delete. */
  static Result leaving(Ending ending, Result result) {
    List<StackResource> behind = ending.behind();
    if (behind.isEmpty()) {
      return result;
    }
    String what =
        behind.stream()
            .map(one -> one.logicalId() + " (" + one.physicalId() + ")")
            .collect(Collectors.joining(", "));
    return result.next(
        Stream.concat(
                Stream.of("no longer in the stack, but not deleted: " + what),
                result.next().stream())
            .toArray(String[]::new));
  }

  private static String ids(List<StackResource> resources) {
    return resources.stream().map(StackResource::logicalId).collect(Collectors.joining(", "));
  }

  /** Whether AWS is asked about its protection; of others only the template is known. */
  private static boolean isAsked(StackResource resource) {
    return ProtectedType.of(resource).map(ProtectedType::hasCalls).orElse(false);
  }

  /** The commands that lift it outside the stack. */
  private static List<String> turnOff(StackRequest request, List<StackResource> shielded) {
    return DeletionProtection.commands(shielded, request.commands());
  }

  /** How to go on with protected resources; a healthy stack can turn the protection off itself. */
  private static List<String> unshield(
      StackRequest request, Stack stack, String verb, List<StackResource> shielded) {
    CommandLines lines = request.commands();
    boolean healthy = stack.status().map(StackStatus::updatable).orElse(false);
    List<String> next = new ArrayList<>();
    if (healthy) {
      next.add(
          "to turn it off: write `deletion_protection: false` in environment "
              + request.target().environment()
              + ", then run "
              + lines.fargen("deploy"));
    } else {
      turnOff(request, shielded).forEach(line -> next.add("to turn it off: " + line));
      boolean known =
          verb.equals("deploy") && shielded.stream().allMatch(ProtectedEndings::isAsked);
      next.add("then: " + (known ? lines.fargen(verb) : lines.fargen("delete", "--force")));
    }
    if (verb.equals("delete")) {
      next.add(
          "to retain them: "
              + lines.fargen(
                  "delete",
                  shielded.stream()
                      .flatMap(one -> Stream.of("--retain", one.logicalId()))
                      .toArray(String[]::new)));
    }
    return next;
  }
}
