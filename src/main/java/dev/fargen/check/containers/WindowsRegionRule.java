package dev.fargen.check.containers;

import dev.fargen.check.rule.WarningRule;
import dev.fargen.check.rule.Warnings;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.spec.form.Given;
import dev.fargen.workload.containers.Platform;
import dev.fargen.workload.services.Workload;
import dev.fargen.workload.stack.Stack;
import java.util.List;
import java.util.Optional;

/**
 * Warns of Windows tasks in regions that are not known to have them (Amazon ECS developer guide,
 * "Supported Regions for Amazon ECS on AWS Fargate", Windows containers on AWS Fargate).
 */
public final class WindowsRegionRule implements WarningRule {

  private static final List<String> WITHOUT =
      List.of(
          "ap-east-2",
          "ap-southeast-3",
          "ap-southeast-5",
          "ap-southeast-6",
          "ap-southeast-7",
          "ca-west-1",
          "cn-north-1",
          "cn-northwest-1",
          "eusc-de-east-1",
          "il-central-1",
          "mx-central-1",
          "us-gov-east-1",
          "us-gov-west-1");

  @Override
  public void check(Stack stack, Warnings warnings) {
    Optional<Given<String>> region =
        stack.environment().region().filter(one -> WITHOUT.contains(one.value()));
    for (Workload workload : stack.workloads()) {
      Platform platform = workload.task().platform();
      if (region.isPresent() && platform.isWindows()) {
        warnings.report(
            workload,
            Diagnostic.of(
                    Code.WINDOWS_REGION,
                    "Windows tasks are not known to be available in `" + region.get().value() + "`")
                .at(platform.name().span())
                .at(region.get().span(), "region")
                .help(
                    "use another region, or check that Fargate supports Windows in `"
                        + region.get().value()
                        + "`"));
      }
    }
  }
}
