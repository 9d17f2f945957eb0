package dev.fargen.emit.scaling;

import dev.fargen.workload.scaling.Scaling;

/**
 * Emits scaling by the workload's queue, from zero tasks and back: alarms refer to policies, and
 * policies to the scalable target (Amazon EC2 Auto Scaling user guide, "Scaling policy based on
 * Amazon SQS").
 */
record QueueScalingEmitter(StepScaling steps, ScalingMetrics metrics) {

  void emit() {
    Scaling scaling = steps.scaling();
    if (!scaling.steps().isEmpty()) {
      new StepsEmitter(steps, metrics).emit();
    }
    if (scaling.kept().backlog().isPresent()) {
      new BacklogEmitter(steps, metrics).emit();
    }
    scaling.idle().ifPresent(idle -> new IdleEmitter(steps, metrics.ofConsumed()).emit(idle));
  }
}
