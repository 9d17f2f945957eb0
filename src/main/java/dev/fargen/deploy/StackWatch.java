package dev.fargen.deploy;

import dev.fargen.deploy.aws.Aws;
import dev.fargen.deploy.aws.Stack;
import dev.fargen.deploy.aws.StackStatus;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Looks at the stacks of one account and region for all who deploy there. A few are asked for one
 * by one; many with one list of them all, because DescribeStacks is limited to a handful of calls a
 * second for the whole account.
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

  /** Somebody begins to look. */
  synchronized void enter() {
    watched++;
  }

  synchronized void leave() {
    watched--;
  }

  /** How many looks there are for each fetch of a stack's events that nothing asks for. */
  synchronized int stride() {
    return 1 + watched / 5;
  }

  /** The stack as it is now, or was a moment ago; empty where CloudFormation has forgotten it. */
  Optional<Stack> look(String id) {
    if (!many()) {
      return aws.persistently().stack(id);
    }
    Optional<Stack> stack = fromList(id);
    return stack.isPresent() ? stack : aws.persistently().stack(id); // a deleted one is not listed
  }

  /** The stack when whatever runs there has ended. */
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
