package dev.fargen.emit.alarms;

import dev.fargen.cfn.Resource;
import dev.fargen.cfn.Value;
import dev.fargen.emit.alarms.AlarmEmitter.Alarm;
import dev.fargen.emit.alarms.AlarmEmitter.Lasting;
import dev.fargen.emit.draft.Draft;
import dev.fargen.params.Cause;
import dev.fargen.params.ItemsBy;
import dev.fargen.spec.form.Given;
import dev.fargen.workload.alarms.Alarms;
import java.util.List;
import java.util.Optional;

/**
 * Emits the alarm on messages in a queue that should have none. A queue without messages has no
 * data after six hours (Amazon SQS developer guide, "Available CloudWatch metrics for Amazon SQS").
 * The failed starts of a schedule are counted in its dead-letter queue: the metrics of EventBridge
 * Scheduler are those of a schedule group, which has the schedules of other stacks too (EventBridge
 * Scheduler user guide, "Monitoring Amazon EventBridge Scheduler with Amazon CloudWatch").
 *
 * @param prefix what the logical id begins with
 * @param of why the queue may be missing
 */
public record QueueAlarm(Draft draft, Notification to, String prefix, Cause of) {

  private static final int FIVE_MINUTES = 300;

  /** For a dead-letter queue. */
  public void deadLetters(Resource deadLetters, String queue) {
    to.wanted()
        .flatMap(Alarms::deadLetters)
        .ifPresent(
            given ->
                emit(
                    deadLetters,
                    "DeadLettersAlarm",
                    "The dead-letter queue of the " + queue + " queue has messages",
                    "the dead-letter queue of the " + queue + " queue",
                    threshold(
                        "DeadLettersAlarmThreshold", "messages in dead-letter queues", given)));
  }

  /** For the dead-letter queue of a schedule. */
  public void failedStarts(Resource failures, String workload) {
    to.wanted()
        .flatMap(Alarms::schedules)
        .ifPresent(
            given ->
                emit(
                    failures,
                    "FailedStartsAlarm",
                    "The dead-letter queue of the " + workload + " schedule has messages",
                    "failed scheduled runs of " + workload,
                    threshold("SchedulesAlarmThreshold", "failed scheduled runs", given)));
  }

  private Value threshold(String id, String of, Given<Integer> given) {
    return draft.number(id, "Alarm threshold for " + of, given);
  }

  private void emit(
      Resource queue, String what, String description, String words, Value threshold) {
    new AlarmEmitter(to.draft(draft, prefix + what, words, of), to.wanted().orElseThrow().span())
        .emit(
            new Alarm(
                prefix + what,
                description,
                Value.map()
                    .with("Namespace", "AWS/SQS")
                    .with("MetricName", "ApproximateNumberOfMessagesVisible")
                    .with(
                        "Dimensions",
                        new ItemsBy(
                            "Name",
                            List.of(
                                Value.map()
                                    .with("Name", "QueueName")
                                    .with("Value", queue.att("QueueName")))))
                    .with("Statistic", "Maximum")
                    .with("Period", FIVE_MINUTES),
                threshold,
                Lasting.all(1),
                AlarmEmitter.NO_FAULT),
            Optional.empty(),
            to.actions());
  }
}
