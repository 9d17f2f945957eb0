package dev.fargen.migrate.template;

import dev.fargen.cfn.Mapping;
import dev.fargen.cfn.Scalar;
import dev.fargen.cfn.Value;
import dev.fargen.list.Lists;
import dev.fargen.migrate.draft.DraftMap;
import dev.fargen.migrate.draft.DraftValue;
import dev.fargen.migrate.template.TemplateFile.Resource;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The scalable target of a service and its policies: {@code scaling} of a workload. */
record ScalingPart(
    TemplateFile template, WorkloadPart workload, Resource target, List<Resource> policies)
    implements Part {

  private static final String CONFIGURATION = "TargetTrackingScalingPolicyConfiguration";

  /** Metrics of a service, each with the key of the spec. */
  private static final Map<String, String> METRICS =
      Map.of(
          "ECSServiceAverageCPUUtilization", "cpu",
          "ECSServiceAverageMemoryUtilization", "memory");

  ScalingPart {
    policies = List.copyOf(policies);
  }

  /** Whether a policy of the scalable target follows one of these metrics. */
  static boolean isOf(Resource policy, String target) {
    return policy
            .property("ScalingTargetId")
            .flatMap(Recognition::referred)
            .equals(Optional.of(target))
        && !policy.declaration().entries().containsKey("Condition")
        && metric(policy).isPresent();
  }

  private static Optional<String> metric(Resource policy) {
    return policy.property(CONFIGURATION).orElse(Value.list()) instanceof Mapping configuration
            && configuration.entries().get("PredefinedMetricSpecification")
                instanceof Mapping metric
        ? Optional.ofNullable(METRICS.get(Containers.text(metric, "PredefinedMetricType")))
        : Optional.empty();
  }

  @Override
  public Set<String> claims() {
    Set<String> claims = new LinkedHashSet<>(Lists.map(policies, Resource::id));
    claims.add(target.id());
    return claims;
  }

  @Override
  public Map<String, String> ids() {
    Map<String, String> ids = new LinkedHashMap<>();
    ids.put(workload.prefix() + "ScalableTarget", target.id());
    for (Resource policy : policies) {
      String metric = metric(policy).orElse("");
      String suffix = metric.equals("cpu") ? "CpuScaling" : "MemoryScaling";
      ids.put(workload.prefix() + suffix, policy.id());
    }
    return ids;
  }

  @Override
  public void write(DraftMap spec, Texts texts) {
    DraftMap scaling = new DraftMap();
    number(target.property("MinCapacity"), "min", scaling, texts);
    number(target.property("MaxCapacity"), "max", scaling, texts);
    for (Resource policy : policies) {
      Mapping configuration = (Mapping) policy.property(CONFIGURATION).orElse(Value.map());
      DraftMap metric = new DraftMap();
      number(
          Optional.ofNullable(configuration.entries().get("TargetValue")), "target", metric, texts);
      cooldown(configuration, "ScaleInCooldown", "120", "scale_in_cooldown", metric);
      cooldown(configuration, "ScaleOutCooldown", "60", "scale_out_cooldown", metric);
      boolean plain = metric.entries().size() == 1 && metric.has("target");
      scaling.put(
          metric(policy).orElse("cpu"),
          plain ? metric.get("target").orElseThrow() : metric,
          template.origin(policy.entry()));
    }
    DraftMap to = spec.map("workloads").map(workload.name());
    to.remove("count");
    to.put("scaling", scaling, template.origin(target.entry()));
  }

  private static void number(Optional<Value> value, String key, DraftMap to, Texts texts) {
    value.flatMap(texts::of).ifPresent(text -> to.put(key, DraftValue.of(text)));
  }

  /** Without one, Application Auto Scaling waits for five minutes. */
  private static void cooldown(
      Mapping from, String property, String usual, String key, DraftMap to) {
    String text = from.entries().get(property) instanceof Scalar is ? is.asText() : "300";
    if (Containers.isNumber(text) && !text.equals(usual)) {
      to.put(key, text + "s");
    }
  }

  @Override
  public Optional<Part> above() {
    return Optional.of(workload);
  }

  @Override
  public int mostPatches() {
    return 5;
  }
}
