package dev.fargen.deploy.aws;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * Spaces the calls of one account and region. AWS publishes no rates per API, so they are measured:
 * each throttled response halves the rate of its action, each successful one adds a little
 * (additive increase, multiplicative decrease).
 */
final class Throttle {

  private static final double FASTEST = 20;
  private static final double SLOWEST = 0.2;

  private final Map<String, Lane> lanes = new HashMap<>();
  private final double speed;

  /** Rates are {@code speed} times those of AWS, for an endpoint that is not AWS. */
  Throttle(double speed) {
    this.speed = speed;
  }

  /** Reserves the next turn of an action, and returns how long to wait for it. */
  synchronized Duration turn(String action) {
    Lane lane = lanes.computeIfAbsent(action, name -> new Lane());
    long now = System.nanoTime();
    long at = Math.max(now, lane.free);
    lane.free = at + (long) (1e9 / (lane.rate * speed));
    return Duration.ofNanos(at - now);
  }

  synchronized void answered(String action) {
    Lane lane = lanes.computeIfAbsent(action, name -> new Lane());
    lane.rate = Math.min(FASTEST, lane.rate + 0.1);
  }

  synchronized void throttled(String action) {
    Lane lane = lanes.computeIfAbsent(action, name -> new Lane());
    lane.rate = Math.max(SLOWEST, lane.rate / 2);
  }

  private static final class Lane {
    private double rate = FASTEST / 2;
    private long free;
  }
}
