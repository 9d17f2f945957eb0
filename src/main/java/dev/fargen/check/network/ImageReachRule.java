package dev.fargen.check.network;

import dev.fargen.check.rule.Rule;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.workload.containers.Container;
import dev.fargen.workload.containers.Registry;
import dev.fargen.workload.network.Network.Created;
import dev.fargen.workload.stack.Stack;

/**
 * Tasks without NAT and public address pull from ECR only: no endpoint leads to other registries
 * (Amazon ECR user guide, "Amazon ECR interface VPC endpoints (AWS PrivateLink)").
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

  private static void check(Stack stack, Created network, Diagnostics diagnostics) {
    for (Container container : stack.containers()) {
      if (Registry.isInternet(container.image(), stack.environment().values())) {
        diagnostics.report(
            Diagnostic.of(
                    Code.IMAGE_OUT_OF_REACH,
                    "`" + container.name() + "` can't be started: no way leads to its image")
                .at(container.image().span(), "comes from the internet")
                .at(network.nat().span().first(1), "no NAT here")
                .help("write `nat: single` or `public_ip: true`, or copy the image to ECR"));
      }
    }
  }
}
