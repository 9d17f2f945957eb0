package dev.fargen.emit.alarms;

import dev.fargen.cfn.Value;
import dev.fargen.emit.draft.Draft;
import dev.fargen.params.Block;
import dev.fargen.params.Cause;
import dev.fargen.workload.alarms.Alarms;
import java.util.Optional;

/**
 * The alarms that the stack wants, and what they do when they go off.
 *
 * @param wanted none without {@code alarms}
 * @param done the list with the topic that they send to
 */
public record Notification(Optional<Alarms> wanted, Optional<Value> done) {

  /** Why the stack may have no alarms. */
  public static final Cause.Thing CAUSE = new Cause.Thing("Alarms", "alarms");

  /** {@code AlarmActions}. */
  public Optional<Value> actions() {
    return done.map(list -> new Block(CAUSE, true, list));
  }

  /**
   * The draft for an alarm.
   *
   * @param on what the alarm watches
   * @param of why that may be missing
   */
  Draft draft(Draft whole, String id, String on, Cause of) {
    return whole
        .of(CAUSE.at(wanted.orElseThrow().span()))
        .of(new Cause.Part(id, "Creates an alarm on " + on).within(of));
  }
}
