package dev.fargen.deploy;

import dev.fargen.deploy.aws.Aws;
import dev.fargen.deploy.aws.Stack;
import dev.fargen.deploy.aws.StackStatus;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Polls the stacks of one account and region for all deploys there. A few are read one by one; many
 * with one list of all stacks, because DescribeStacks is limited to a few calls a second for the
 * whole account.
 */
public final class StackWatch {

  private static final int FEW = 2;

  private final Aws aws;
  private int watched;
  private Map<String, Stack> list = Map.of();
  private long listed = Long.MIN_VALUE;

  public StackWatch(Aws aws) {
    this.aws = aws;
  }

  public Aws aws() {
    return aws;
  }

  /** One more deploy polls. */
  synchronized void enter() {
    watched++;
  }

  synchronized void leave() {
    watched--;
  }

  /** The number of polls for each read of the events, if the state does not change. */
  synchronized int stride() {
    return 1 + watched / 5;
  }

  /** The stack now, or a moment ago; empty if CloudFormation does not list it any more. */
  Optional<Stack> look(String id) {
    if (!many()) {
      return aws.persistently().stack(id);
    }
    Optional<Stack> stack = fromList(id);
    return stack.isPresent() ? stack : aws.persistently().stack(id); // a deleted one is not listed
  }

  /** The stack when the operation in progress has ended. */
  Optional<Stack> waitOut(Stack stack) {
    Optional<Stack> now = Optional.of(stack);
    while (now.flatMap(Stack::status).map(StackStatus::inProgress).orElse(false)) {
      aws.deadline().sleep(aws.connection().pace().poll());
      now = look(stack.id());
    }
    return now;
  }

  private synchronized boolean many() {
    return watched > FEW;
  }

  private synchronized Optional<Stack> fromList(String id) {
    long now = System.nanoTime();
    if (listed == Long.MIN_VALUE || now - listed >= aws.connection().pace().poll().toNanos()) {
      Map<String, Stack> fresh = new HashMap<>();
      aws.persistently().stacks().forEach(stack -> fresh.put(stack.id(), stack));
      list = fresh;
      listed = System.nanoTime();
    }
    return Optional.ofNullable(list.get(id));
  }
}
