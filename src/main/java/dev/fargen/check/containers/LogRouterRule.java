package dev.fargen.check.containers;

import dev.fargen.check.rule.SpecRule;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.diag.Span;
import dev.fargen.list.Lists;
import dev.fargen.spec.SpecEnvironment;
import dev.fargen.spec.SpecThing;
import dev.fargen.spec.containers.ContainerKeys;
import dev.fargen.spec.containers.ExposedPort;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Key;
import dev.fargen.spec.form.Named;
import dev.fargen.spec.form.Section;
import dev.fargen.spec.services.LogKeys;
import dev.fargen.spec.services.WorkloadKeys;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A log router has an output, each of whose options has one value, on Linux, and the port 24224
 * (Amazon ECS developer guide, "Example Amazon ECS task definition: Route logs to FireLens";
 * "Amazon ECS task definition differences for EC2 instances running Windows").
 */
public final class LogRouterRule implements SpecRule {

  private static final int PORT = 24_224;

  @Override
  public void check(SpecEnvironment environment, Diagnostics diagnostics) {
    for (SpecThing workload : environment.workloads()) {
      Section logs = workload.keys().section(WorkloadKeys.LOGS);
      boolean routed = logs.has(LogKeys.DESTINATION) || logs.has(LogKeys.CONFIG_FILE_PATH);
      for (Key<?> key : LogKeys.OF_ROUTER.keys()) {
        if (logs.has(key) && !routed) {
          diagnostics.report(
              Diagnostic.of(
                      Code.CONFLICTING_KEYS,
                      "`" + key.name() + "` in `logs` requires `destination`")
                  .at(logs.keySpan(key))
                  .note("without a destination, output goes to the log group")
                  .help("add, for example, `" + LogKeys.DESTINATION.example() + "` to `logs`"));
        }
      }
      for (Key<Named<Section>> key : List.of(LogKeys.SECRET_OPTIONS, LogKeys.SECRETS)) {
        logs.named(key)
            .forEach(
                (name, entry) ->
                    SecretSourceRule.check(name, entry.key(), entry.value().value(), diagnostics));
      }
      if (routed) {
        options(logs, diagnostics);
        platform(workload.keys(), logs, diagnostics);
        workload.containers().forEach(one -> port(one, diagnostics));
      }
    }
  }

  private static void options(Section logs, Diagnostics diagnostics) {
    Map<String, Map.Entry<String, Span>> seen = new HashMap<>();
    Map<String, Span> all = new HashMap<>();
    List<Map.Entry<String, Span>> written = new ArrayList<>();
    logs.named(LogKeys.DESTINATION)
        .forEach((name, entry) -> written.add(Map.entry(name, entry.key())));
    logs.named(LogKeys.SECRET_OPTIONS)
        .forEach((name, entry) -> written.add(Map.entry(name, entry.key())));
    for (Map.Entry<String, Span> option : written) {
      String name = option.getKey().toLowerCase(Locale.ROOT);
      all.put(name, option.getValue());
      Map.Entry<String, Span> first = seen.putIfAbsent(name, option);
      if (first != null) {
        boolean same = first.getKey().equals(option.getKey());
        Diagnostic twice =
            Diagnostic.of(
                    Code.VALUE_TWICE,
                    same
                        ? "the option `" + option.getKey() + "` is defined twice"
                        : "the options `"
                            + first.getKey()
                            + "` and `"
                            + option.getKey()
                            + "` differ only in case")
                .at(option.getValue(), "second definition")
                .at(first.getValue(), "first definition")
                .help("remove one of the two definitions");
        diagnostics.report(
            same ? twice : twice.note("names of options are not case-sensitive in Fluent Bit"));
      }
    }
    if (logs.has(LogKeys.DESTINATION)
        && !all.containsKey("name")
        && !logs.has(LogKeys.CONFIG_FILE_PATH)) {
      diagnostics.report(
          Diagnostic.of(Code.MISSING_KEY, "`destination` requires the option `Name`")
              .at(logs.keySpan(LogKeys.DESTINATION))
              .note(OutputOptionsRule.PLUGIN)
              .help("add the `Name` of the output, such as `cloudwatch_logs`, `datadog` or `s3`"));
    }
  }

  private static void platform(Section workload, Section logs, Diagnostics diagnostics) {
    Given<String> platform = workload.value(WorkloadKeys.PLATFORM);
    if (platform.value().startsWith("windows/")) {
      Key<?> key = logs.has(LogKeys.DESTINATION) ? LogKeys.DESTINATION : LogKeys.CONFIG_FILE_PATH;
      diagnostics.report(
          Diagnostic.of(Code.NOT_ON_WINDOWS, "`" + key.name() + "` is not supported on Windows")
              .at(logs.keySpan(key))
              .at(platform.span(), "the platform is " + platform.value())
              .help("remove `destination`: output goes to the log group"));
    }
  }

  /** The containers share the ports, and FireLens listens on one. */
  private static void port(SpecThing container, Diagnostics diagnostics) {
    List<Given<Integer>> ports = new ArrayList<>();
    container.keys().get(ContainerKeys.PORT).ifPresent(ports::add);
    for (Given<ExposedPort> exposed : container.keys().list(ContainerKeys.EXPOSE)) {
      ports.add(exposed.map(ExposedPort::port));
    }
    for (Given<Integer> port : Lists.filter(ports, one -> one.value() == PORT)) {
      diagnostics.report(
          Diagnostic.of(Code.PORT_TWICE, "port " + PORT + " is used by the log router")
              .at(port.span())
              .note("the containers of a task share one network interface")
              .help("write a different port"));
    }
  }
}
