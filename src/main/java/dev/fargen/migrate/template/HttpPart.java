package dev.fargen.migrate.template;

import dev.fargen.cfn.Mapping;
import dev.fargen.cfn.Value;
import dev.fargen.list.Lists;
import dev.fargen.migrate.draft.Draft;
import dev.fargen.migrate.draft.DraftMap;
import dev.fargen.migrate.draft.DraftValue;
import dev.fargen.migrate.draft.Origin;
import dev.fargen.migrate.template.TemplateFile.Resource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A target group and its listener rule: {@code http} of a workload, at the load balancer as it is.
 *
 * @param rule none where the default action of the listener forwards to the target group: a patch
 *     removes fargen's
 * @param listener the listener of the rule
 * @param group the security group of the load balancer
 */
record HttpPart(
    TemplateFile template,
    WorkloadPart workload,
    Resource targets,
    Optional<Resource> rule,
    Value listener,
    Value group)
    implements Part {

  @Override
  public Set<String> claims() {
    Set<String> claims = new LinkedHashSet<>(Set.of(targets.id()));
    rule.ifPresent(one -> claims.add(one.id()));
    return claims;
  }

  @Override
  public Map<String, String> ids() {
    Map<String, String> ids = new LinkedHashMap<>();
    ids.put(workload.prefix() + "TargetGroup", targets.id());
    rule.ifPresent(one -> ids.put(workload.prefix() + "ListenerRule", one.id()));
    return ids;
  }

  @Override
  public void write(DraftMap spec, Texts texts) {
    if (!spec.has("load_balancer")) {
      DraftMap balancer = new DraftMap();
      texts.draft(listener).ifPresent(draft -> balancer.put("listener", draft));
      texts.draft(group).ifPresent(draft -> balancer.put("security_group", draft));
      spec.put("load_balancer", balancer);
    }
    targets
        .property("VpcId")
        .flatMap(texts::draft)
        .ifPresent(vpc -> spec.map("network").put("vpc", vpc));
    DraftMap http = new DraftMap();
    rule.ifPresent(one -> conditions(one, http, texts));
    rule.flatMap(one -> one.property("Priority"))
        .flatMap(texts::of)
        .ifPresent(priority -> http.put("priority", DraftValue.of(priority)));
    if (rule.isEmpty()) {
      http.put("path", "/");
      http.comment("path", "the default action of the listener; a patch removes the rule");
    }
    DraftMap check = healthCheck(texts);
    if (!check.isEmpty()) {
      http.put("healthcheck", check);
    }
    attributes(http);
    port(http, spec);
    Origin place = template.origin(targets.entry());
    spec.map("workloads").map(workload.name()).put("http", http, place);
    rule.ifPresent(
        one ->
            spec.map("workloads").map(workload.name()).from("http", template.origin(one.entry())));
  }

  private static void conditions(Resource rule, DraftMap http, Texts texts) {
    for (Value condition : Containers.items(rule.property("Conditions"))) {
      String field = Containers.text(condition, "Field");
      String key =
          field.equals("path-pattern") ? "path" : field.equals("host-header") ? "host" : "";
      String config = key.equals("path") ? "PathPatternConfig" : "HostHeaderConfig";
      List<String> values = new ArrayList<>();
      if (condition instanceof Mapping map) {
        Optional<Value> inner =
            map.entries().get(config) instanceof Mapping in
                ? Optional.ofNullable(in.entries().get("Values"))
                : Optional.ofNullable(map.entries().get("Values"));
        for (Value item : Containers.items(inner)) {
          values.add(texts.of(item).orElse(""));
        }
      }
      boolean literal = !key.equals("path") || !Lists.any(values, text -> text.contains("${"));
      if (!key.isEmpty() && literal && !values.isEmpty() && !values.contains("")) {
        List<String> shown = key.equals("path") ? paths(values) : values;
        http.put(key, shown.size() == 1 ? DraftValue.text(shown.get(0)) : DraftValue.texts(shown));
      }
    }
  }

  /** {@code /api} stands for itself and all that is below it. */
  private static List<String> paths(List<String> values) {
    List<String> paths = new ArrayList<>();
    for (String value : values) {
      boolean below =
          value.endsWith("/*") && values.contains(value.substring(0, value.length() - 2));
      if (value.equals("/*")) {
        paths.add("/");
      } else if (!below) {
        paths.add(value);
      }
    }
    return paths;
  }

  private DraftMap healthCheck(Texts texts) {
    DraftMap check = new DraftMap();
    targets
        .property("HealthCheckPath")
        .flatMap(texts::of)
        .ifPresent(path -> check.put("path", path));
    if (targets.property("Matcher").orElse(Value.list()) instanceof Mapping matcher
        && !Containers.text(matcher, "HttpCode").isEmpty()
        && !Containers.text(matcher, "HttpCode").equals("200")) {
      check.put("codes", Containers.text(matcher, "HttpCode"));
    }
    seconds("HealthCheckIntervalSeconds", "30", "15", "interval", check);
    seconds("HealthCheckTimeoutSeconds", "5", "5", "timeout", check);
    number("HealthyThresholdCount", "5", "2", "healthy", check);
    number("UnhealthyThresholdCount", "2", "3", "unhealthy", check);
    targets
        .text("HealthCheckPort")
        .filter(Containers::isNumber)
        .ifPresent(port -> check.put("port", DraftValue.of(port)));
    String grace =
        workload.service().flatMap(one -> one.text("HealthCheckGracePeriodSeconds")).orElse("0");
    if (Containers.isNumber(grace) && !grace.equals("60")) {
      check.put("grace_period", grace + "s");
    }
    return check;
  }

  private void seconds(
      String property, String unwritten, String usual, String key, DraftMap check) {
    String text = targets.text(property).orElse(unwritten);
    if (Containers.isNumber(text) && !text.equals(usual)) {
      check.put(key, text + "s");
    }
  }

  private void number(String property, String unwritten, String usual, String key, DraftMap check) {
    String text = targets.text(property).orElse(unwritten);
    if (Containers.isNumber(text) && !text.equals(usual)) {
      check.put(key, DraftValue.of(text));
    }
  }

  private void attributes(DraftMap http) {
    Map<String, String> all = new LinkedHashMap<>();
    for (Value item : Containers.items(targets.property("TargetGroupAttributes"))) {
      all.put(Containers.text(item, "Key"), Containers.text(item, "Value"));
    }
    String delay = all.getOrDefault("deregistration_delay.timeout_seconds", "300");
    if (Containers.isNumber(delay) && !delay.equals("30")) {
      http.put("deregistration_delay", delay + "s");
    }
    String sticky = all.getOrDefault("stickiness.lb_cookie.duration_seconds", "86400");
    if (all.getOrDefault("stickiness.enabled", "").equals("true") && Containers.isNumber(sticky)) {
      http.put("sticky", sticky + "s");
    }
  }

  /** The port of the workload is the one of its container, unless another one gets requests. */
  private void port(DraftMap http, DraftMap spec) {
    Value balancer =
        Containers.items(workload.service().orElseThrow().property("LoadBalancers")).get(0);
    String port = Containers.text(balancer, "ContainerPort");
    Optional<Draft> own = spec.map("workloads").map(workload.name()).get("port");
    if (Containers.isNumber(port)
        && own.filter(draft -> draft.says(DraftValue.of(port))).isEmpty()) {
      http.put("port", DraftValue.of(port));
    }
  }

  @Override
  public Optional<Part> above() {
    return Optional.of(workload);
  }

  @Override
  public int mostPatches() {
    return 6;
  }
}
