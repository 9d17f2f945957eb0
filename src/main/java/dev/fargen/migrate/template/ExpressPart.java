package dev.fargen.migrate.template;

import dev.fargen.cfn.Mapping;
import dev.fargen.cfn.Value;
import dev.fargen.migrate.draft.DraftList;
import dev.fargen.migrate.draft.DraftMap;
import dev.fargen.migrate.draft.DraftValue;
import dev.fargen.migrate.template.TemplateFile.Resource;
import java.util.Map;
import java.util.Optional;

/** A service of ECS Express Mode as a workload with a load balancer. */
final class ExpressPart extends ReplacedPart {

  private static final Map<String, String> METRICS =
      Map.of(
          "AVERAGE_CPU", "cpu", "AVERAGE_MEMORY", "memory", "REQUEST_COUNT_PER_TARGET", "requests");

  ExpressPart(TemplateFile template, String name, Resource resource) {
    super(template, name, resource);
  }

  @Override
  void workload(DraftMap workload, Texts texts) {
    Mapping container = at("PrimaryContainer");
    workload.put("image", text(container, "Image", texts).orElse("CHANGE_ME"));
    size(resource().properties(), workload);
    DraftList command = new DraftList();
    for (Value word : Containers.items(Optional.ofNullable(container.entries().get("Command")))) {
      texts.of(word).ifPresent(command::add);
    }
    if (!command.isEmpty()) {
      workload.put("command", command);
    }
    workload.put("port", DraftValue.of(text(container, "ContainerPort", texts).orElse("80")));
    DraftMap http = new DraftMap();
    text(resource().properties(), "HealthCheckPath", texts)
        .ifPresent(path -> http.put("healthcheck", path));
    workload.put("http", http);
    scaling(workload, texts);
    variables(
        container.entries().getOrDefault("Environment", Value.list()),
        "Value",
        "environment",
        workload,
        texts);
    variables(
        container.entries().getOrDefault("Secrets", Value.list()),
        "ValueFrom",
        "secrets",
        workload,
        texts);
  }

  private void scaling(DraftMap workload, Texts texts) {
    Mapping target = at("ScalingTarget");
    Optional<String> max = text(target, "MaxTaskCount", texts);
    if (max.isPresent()) {
      DraftMap scaling = new DraftMap();
      text(target, "MinTaskCount", texts).ifPresent(min -> scaling.put("min", DraftValue.of(min)));
      scaling.put("max", DraftValue.of(max.get()));
      String metric =
          METRICS.getOrDefault(text(target, "AutoScalingMetric", texts).orElse(""), "cpu");
      scaling.put(
          metric, DraftValue.of(text(target, "AutoScalingTargetValue", texts).orElse("60")));
      workload.put("scaling", scaling);
    }
  }
}
