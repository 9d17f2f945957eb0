package dev.fargen.deploy;

import dev.fargen.deploy.Result.Verdict;
import dev.fargen.deploy.aws.AwsFault;
import dev.fargen.deploy.aws.Change;
import dev.fargen.deploy.aws.CloudFormationCalls;
import dev.fargen.deploy.aws.DeadlinePassed;
import dev.fargen.deploy.aws.Stack;
import dev.fargen.deploy.aws.StackStatus;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * New tasks of services of a stack that is deployed: an update of the same template, in which only
 * the nonces of these services have another value.
 */
public final class Restart {

  private static final String CONNECTED = "ServiceConnectConfiguration";

  private final CloudFormationCalls calls;
  private final StackRequest request;

  public Restart(CloudFormationCalls calls, StackRequest request) {
    this.calls = calls;
    this.request = request;
  }

  /**
   * The nonces of services that this deploy creates, or updates, before the endpoints of services
   * that they call (Amazon ECS developer guide, "Amazon ECS Service Connect components"). Asked
   * before the deploy.
   */
  public Set<String> needed() {
    Set<String> needed = new TreeSet<>();
    request
        .content()
        .nonces()
        .forEach(
            (nonce, later) -> {
              if (!later.isEmpty()) {
                needed.add(nonce);
              }
            });
    if (needed.isEmpty()) {
      return needed;
    }
    Optional<Stack> stack = calls.stack(request.stack()).filter(Restart::isUpdatable);
    if (stack.isPresent()) {
      String deployed = calls.template(stack.get().id());
      Difference difference = Difference.between(stack, deployed, request.keeping(stack.get()));
      Set<String> connected = new TreeSet<>();
      difference.resources().stream()
          .filter(Restart::connects)
          .forEach(change -> connected.add(change.logicalId()));
      request
          .content()
          .nonces()
          .forEach(
              (nonce, later) -> {
                if (later.stream().noneMatch(connected::contains)) {
                  needed.remove(nonce);
                }
              });
    }
    return needed;
  }

  private static boolean connects(Change change) {
    return change.action().equals("Add")
        || change.properties().stream().anyMatch(one -> one.path().contains(CONNECTED));
  }

  private static boolean isUpdatable(Stack stack) {
    return stack.status().map(StackStatus::updatable).orElse(false);
  }

  /** The request for the stack as it is now, or why there can be none. */
  public Restarted of(Set<String> nonces, String value) {
    try {
      return asked(nonces, value);
    } catch (DeadlinePassed e) {
      return new Restarted(
          Optional.empty(),
          Optional.of(
              Result.of(
                  request.stack(),
                  Verdict.DEADLINE,
                  "",
                  "the timeout passed before AWS answered")));
    } catch (AwsFault e) {
      return new Restarted(Optional.empty(), Optional.of(Endings.fault(request, "restart", "", e)));
    }
  }

  private Restarted asked(Set<String> nonces, String value) {
    Optional<Stack> stack = calls.stack(request.stack());
    if (stack.isEmpty()) {
      return refused("", request.stack() + " does not exist", request.command("deploy"));
    }
    String state = stack.get().state();
    if (!isUpdatable(stack.get())) {
      return refused(
          state,
          request.stack() + " is " + state + ": new tasks cannot be started now",
          request.command("status"));
    }
    for (String nonce : nonces) {
      if (!stack.get().parameters().containsKey(nonce)) {
        return refused(
            state,
            request.stack()
                + " has no parameter "
                + nonce
                + ": it has no such service, or an earlier version of fargen deployed it",
            request.command("deploy"));
      }
    }
    try {
      StackTemplate deployed = StackTemplate.read(calls.template(stack.get().id()));
      return new Restarted(
          Optional.of(request.restarting(stack.get(), deployed, nonces, value)), Optional.empty());
    } catch (UnreadableTemplate e) {
      return refused(
          state,
          "the template of " + request.stack() + " is " + e.what(),
          request.command("deploy"));
    }
  }

  private Restarted refused(String state, String sentence, String next) {
    return new Restarted(
        Optional.empty(),
        Optional.of(
            Result.of(request.stack(), Verdict.REFUSED, state, sentence)
                .next("run `" + next + "`")));
  }

  /** One of both. */
  public record Restarted(Optional<StackRequest> request, Optional<Result> refused) {}
}
