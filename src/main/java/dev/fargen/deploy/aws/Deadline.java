package dev.fargen.deploy.aws;

import java.time.Duration;

/** The moment at which waiting ends. */
public final class Deadline {

  private final long nanos;

  private Deadline(long nanos) {
    this.nanos = nanos;
  }

  /** The moment {@code duration} from now. */
  public static Deadline in(Duration duration) {
    return new Deadline(System.nanoTime() + duration.toNanos());
  }

  /** Sleeps, but not past the deadline. */
  public void sleep(Duration duration) {
    long left = nanos - System.nanoTime();
    if (left <= 0) {
      throw new DeadlinePassed();
    }
    try {
      Thread.sleep(Math.max(1, Math.min(left, duration.toNanos()) / 1_000_000));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DeadlinePassed();
    }
  }
}
