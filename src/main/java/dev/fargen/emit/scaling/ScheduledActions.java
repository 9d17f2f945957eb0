package dev.fargen.emit.scaling;

import dev.fargen.cfn.Mapping;
import dev.fargen.cfn.Value;
import dev.fargen.emit.draft.Draft;
import dev.fargen.emit.repositories.FirstImagesEmitter;
import dev.fargen.params.Block;
import dev.fargen.params.Cause;
import dev.fargen.params.ItemsBy;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.schedules.TimeZones;
import dev.fargen.workload.environment.LogicalName;
import dev.fargen.workload.scaling.Scaling.Change;
import dev.fargen.workload.services.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The scheduled actions of a scalable target (CloudFormation template reference,
 * "AWS::ApplicationAutoScaling::ScalableTarget ScheduledAction"). A name is the place of the change
 * in the spec: it must be unique for the scalable target. An action always sets both sizes: one
 * that sets the minimum alone takes no effect while another one holds the maximum below it
 * (Application Auto Scaling user guide, "How scheduled scaling for Application Auto Scaling
 * works").
 *
 * @param min minimum of the scalable target
 * @param max its maximum
 */
record ScheduledActions(Draft draft, Workload workload, Value min, Value max) {

  /** Why there may be none. */
  private Cause.Part cause() {
    return ScalingEmitter.cause(
        workload,
        "ScalingSchedule",
        "Changes the number of " + workload.name() + " tasks on a schedule");
  }

  Optional<Value> of(List<Change> changes) {
    if (changes.isEmpty()) {
      return Optional.empty();
    }
    List<Value> actions = new ArrayList<>();
    for (int i = 0; i < changes.size(); i++) {
      actions.add(action(i + 1, changes.get(i)));
    }
    return Optional.of(new Block(cause(), true, new ItemsBy("ScheduledActionName", actions)));
  }

  private Value action(int place, Change change) {
    String id = LogicalName.of(workload.name()) + "ScalingSchedule" + place;
    String what = "item " + place + " of the scaling schedule for " + workload.name();
    Mapping limits =
        Value.map()
            .with("MinCapacity", change.min().map(own -> least(id, what, own)).orElse(min))
            .with("MaxCapacity", change.max().map(own -> most(id, what, own)).orElse(max));
    Mapping action =
        Value.map()
            .with("ScheduledActionName", "schedule-" + place)
            .with("Schedule", draft.word(id + "At", "Schedule expression, " + what, change.at()))
            .with("Timezone", timezone(id, place, what, change.timezone()))
            .with("ScalableTargetAction", limits);
    return new Block(
        ScalingEmitter.cause(workload, "ScalingSchedule" + place, "Has " + what).within(cause()),
        true,
        action);
  }

  /** Tasks could not start before there is an image. */
  private Value least(String id, String what, Given<Integer> own) {
    Value least = draft.number(id + "Min", "Minimum number of tasks, " + what, own);
    return new FirstImagesEmitter(draft, workload).noneUntilPushed(least).orElse(least);
  }

  private Value most(String id, String what, Given<Integer> own) {
    return draft.number(id + "Max", "Maximum number of tasks, " + what, own);
  }

  /** Only written if it is not the default, UTC. */
  private Optional<Value> timezone(String id, int place, String what, Given<String> timezone) {
    return timezone.value().equals(TimeZones.UTC)
        ? Optional.empty()
        : Optional.of(
            new Block(
                ScalingEmitter.cause(
                        workload,
                        "ScalingSchedule" + place + "Timezone",
                        "Sets a time zone in " + what)
                    .within(cause()),
                true,
                draft.word(id + "Timezone", "Time zone, " + what, timezone)));
  }
}
