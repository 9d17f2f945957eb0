package dev.fargen.emit.balancing;

import dev.fargen.cfn.Mapping;
import dev.fargen.cfn.Value;
import dev.fargen.emit.draft.Draft;
import dev.fargen.workload.balancing.CheckTimes;

/**
 * Emits the properties of a target group about the times of its health checks.
 *
 * @param prefix with which the names of parameters begin
 * @param of what the health check is of, in their descriptions, with a space before it
 */
record CheckTimesEmitter(Draft draft, String prefix, String of) {

  Mapping emit(CheckTimes times) {
    return Value.map()
        .with(
            "HealthCheckIntervalSeconds",
            draft.number(
                prefix + "HealthCheckInterval",
                "Health check interval" + of + " in seconds",
                times.interval()))
        .with(
            "HealthCheckTimeoutSeconds",
            draft.number(
                prefix + "HealthCheckTimeout",
                "Health check timeout" + of + " in seconds",
                times.timeout()))
        .with(
            "HealthyThresholdCount",
            draft.number(
                prefix + "HealthyThreshold",
                "Consecutive successful health checks until a task is healthy",
                times.healthy()))
        .with(
            "UnhealthyThresholdCount",
            draft.number(
                prefix + "UnhealthyThreshold",
                "Consecutive failed health checks until a task is unhealthy",
                times.unhealthy()));
  }
}
