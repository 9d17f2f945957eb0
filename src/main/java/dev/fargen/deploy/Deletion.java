package dev.fargen.deploy;

import dev.fargen.deploy.Follower.Ending;
import dev.fargen.deploy.aws.CloudFormationCalls;
import dev.fargen.deploy.aws.Stack;
import dev.fargen.deploy.aws.StackEvent;
import dev.fargen.deploy.aws.StackStatus;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** Deletes a stack and follows the operation to its end. */
final class Deletion {

  private final CloudFormationCalls calls;
  private final Optional<String> role;
  private final String token;
  private final Function<Predicate<StackEvent>, Ending> follow;
  private final Contents contents;

  /**
   * @param follow follows the stack after the events that the predicate knows
   * @param contents of the buckets that are deleted with the stack
   */
  Deletion(
      CloudFormationCalls calls,
      Optional<String> role,
      String token,
      Function<Predicate<StackEvent>, Ending> follow,
      Contents contents) {
    this.calls = calls;
    this.role = role;
    this.token = token;
    this.follow = follow;
    this.contents = contents;
  }

  /**
   * Deletes the stack. A resource that could not be deleted the first time often can be the second
   * time, when the resources that depended on it are deleted, and buckets are empty.
   */
  Ending delete(Stack stack, List<String> retain, boolean force) {
    Ending ending = once(stack.id(), token + "-d1", List.of(), false);
    boolean again = ending.status().equals(Optional.of(StackStatus.DELETE_FAILED));
    if (again) {
      contents.delete();
    }
    return again ? once(stack.id(), token + "-d2", retain, force) : ending;
  }

  private Ending once(String id, String token, List<String> retain, boolean force) {
    Predicate<StackEvent> earlier = Baseline.of(calls, id);
    calls.delete(id, token, retain, force, role);
    return follow.apply(earlier);
  }
}
