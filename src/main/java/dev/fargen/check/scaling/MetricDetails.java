package dev.fargen.check.scaling;

import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.workload.scaling.Scaling;
import dev.fargen.workload.scaling.Scaling.Kept;
import dev.fargen.workload.services.Workload;

/**
 * A high resolution is for utilization (Amazon ECS developer guide, "Faster auto scaling with
 * high-resolution metrics"), and a forecast for utilization or the requests of one target group
 * (Application Auto Scaling API reference, "PredictiveScalingPredefinedMetricPairSpecification").
 */
final class MetricDetails {

  private MetricDetails() {}

  static void check(Workload workload, Scaling scaling, Diagnostics diagnostics) {
    Kept kept = scaling.kept();
    boolean byUtilization = kept.cpu().isPresent() || kept.memory().isPresent();
    if (scaling.detail().isHighResolution() && !byUtilization) {
      diagnostics.report(
          Diagnostic.of(Code.MISSING_KEY, "`resolution: 20s` requires `cpu` or `memory`")
              .at(scaling.detail().resolution().span())
              .help("add, for example, `cpu: 60`, or remove `resolution`"));
    }
    if (scaling.detail().predict().isPresent() && !byUtilization) {
      boolean shifts = !workload.running().deployment().strategy().isRolling();
      boolean byRequests = kept.requests().isPresent();
      if (!byRequests || shifts) {
        Diagnostic fault =
            Diagnostic.of(
                    Code.MISSING_KEY,
                    byRequests
                        ? "`predict` with `strategy: "
                            + workload.running().deployment().strategy().name().value()
                            + "` requires `cpu` or `memory`"
                        : "`predict` requires `cpu`, `memory` or `requests`")
                .at(scaling.detail().predict().get().span())
                .help("add, for example, `cpu: 60`, or remove `predict`");
        diagnostics.report(
            byRequests
                ? fault.note(
                    "predictive scaling by `requests` forecasts the load of one target group, and"
                        + " such a deployment uses two")
                : fault);
      }
    }
  }
}
