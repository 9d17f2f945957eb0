package dev.fargen.check.containers;

import dev.fargen.check.rule.SpecRule;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.spec.SpecEnvironment;
import dev.fargen.spec.SpecThing;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Section;
import dev.fargen.spec.services.WorkloadKeys;

/**
 * {@code windows_version} requires a Windows platform (Amazon ECS API reference, "RuntimePlatform",
 * operatingSystemFamily).
 */
public final class WindowsVersionRule implements SpecRule {

  @Override
  public void check(SpecEnvironment environment, Diagnostics diagnostics) {
    for (SpecThing workload : environment.workloads()) {
      Given<String> platform = workload.keys().value(WorkloadKeys.PLATFORM);
      if (workload.keys().has(WorkloadKeys.WINDOWS_VERSION)
          && !platform.value().startsWith("windows/")) {
        report(workload.keys(), platform, diagnostics);
      }
    }
  }

  private static void report(Section keys, Given<String> platform, Diagnostics diagnostics) {
    diagnostics.report(
        Diagnostic.of(Code.CONFLICTING_KEYS, "`windows_version` requires a Windows platform")
            .at(keys.keySpan(WorkloadKeys.WINDOWS_VERSION))
            .at(
                keys.has(WorkloadKeys.PLATFORM) ? platform.span() : keys.span().first(1),
                "the platform is " + platform.value())
            .help("write `platform: windows/amd64`, or remove `windows_version`"));
  }
}
