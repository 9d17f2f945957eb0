package dev.fargen.migrate.score;

import dev.fargen.migrate.Report;
import dev.fargen.migrate.draft.DraftMap;
import dev.fargen.yaml.MapNode;
import java.util.Map;
import java.util.Optional;

/** Scaling of a workload, by a resource that implementations for Kubernetes provide. */
final class ScoreScaling {

  static final String TYPE = "horizontal-pod-autoscaler";

  private static final String MAX = "maxReplicas";

  /** The parameters of the resource, and the keys of {@code scaling}. */
  private static final Map<String, String> KEYS =
      Map.of(
          "minReplicas", "min",
          MAX, "max",
          "targetCPUUtilizationPercentage", "cpu",
          "targetMemoryUtilizationPercentage", "memory");

  private final ScoreFile file;
  private final Report report;

  ScoreScaling(ScoreFile file, Report report) {
    this.file = file;
    this.report = report;
  }

  void write(DraftMap workload) {
    for (MapNode.Entry entry : file.resources()) {
      if (entry.value() instanceof MapNode map && map.text("type").orElse("").equals(TYPE)) {
        Optional<MapNode> params = ScoreFile.map(map, "params");
        if (params.isPresent() && params.get().entry(MAX).isPresent()) {
          scaling(params.get(), workload.map("scaling", file.origin(entry)));
        } else {
          report.toDecide(
              file.origin(entry),
              "",
              "the numbers of tasks are not in the file: write, for example, `scaling: {min: 1,"
                  + " max: 4, cpu: 60}`");
        }
      }
    }
  }

  private void scaling(MapNode params, DraftMap scaling) {
    scaling.put("min", 1);
    for (MapNode.Entry param : params.entries()) {
      String key = KEYS.get(param.key().text());
      Optional<Integer> number =
          ScoreFile.scalars(param.value()).isEmpty()
              ? Optional.empty()
              : ScoreFile.port(ScoreFile.scalars(param.value()).get(0).text());
      if (key != null && number.isPresent()) {
        scaling.put(key, number.get(), file.origin(param));
      }
    }
    if (!scaling.has("cpu") && !scaling.has("memory")) {
      scaling.put("cpu", 80);
    }
  }
}
