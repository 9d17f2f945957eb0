package dev.fargen.check.network;

import dev.fargen.check.rule.Rule;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.workload.containers.Container;
import dev.fargen.workload.containers.Image;
import dev.fargen.workload.containers.Registry;
import dev.fargen.workload.network.Network.Created;
import dev.fargen.workload.stack.Stack;

/**
 * Tasks without a NAT gateway and without public IP addresses can pull images only from ECR (Amazon
 * ECR user guide, "Amazon ECR interface VPC endpoints (AWS PrivateLink)").
 */
public final class ImageReachRule implements Rule {

  @Override
  public void check(Stack stack, Diagnostics diagnostics) {
    stack
        .base()
        .network()
        .created()
        .filter(network -> !network.hasWayOut())
        .ifPresent(network -> check(stack, network, diagnostics));
  }

  /** The value, where the image is a parameter. */
  private static String value(Container container, Stack stack) {
    return container.image() instanceof Image.Reference reference
        ? reference
            .uri()
            .value()
            .parameter()
            .map(name -> ": `" + stack.environment().values().getOrDefault(name, "") + "`")
            .orElse("")
        : "";
  }

  private static void check(Stack stack, Created network, Diagnostics diagnostics) {
    for (Container container : stack.containers()) {
      if (Registry.isInternet(container.image(), stack.environment().values())) {
        diagnostics.report(
            Diagnostic.of(
                    Code.IMAGE_OUT_OF_REACH,
                    "`"
                        + container.name()
                        + "` cannot pull its image: the task's subnets have no internet access")
                .at(container.image().span(), "registry on the internet" + value(container, stack))
                .at(network.nat().span().first(1), "no NAT gateway")
                .help(
                    "write `nat: single` or `public_ip: true`, or copy the image to ECR, which tasks reach"
                        + " through VPC endpoints"));
      }
    }
  }
}
