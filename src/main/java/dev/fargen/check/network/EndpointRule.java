package dev.fargen.check.network;

import dev.fargen.check.rule.Rule;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.spec.form.Given;
import dev.fargen.workload.network.EndpointServices;
import dev.fargen.workload.network.Network.Created;
import dev.fargen.workload.stack.Stack;

/**
 * VPC endpoints must be for services that have one (AWS PrivateLink guide, "AWS services that
 * integrate with AWS PrivateLink").
 */
public final class EndpointRule implements Rule {

  @Override
  public void check(Stack stack, Diagnostics diagnostics) {
    stack.base().network().created().ifPresent(network -> check(network, diagnostics));
  }

  private static void check(Created network, Diagnostics diagnostics) {
    for (Given<String> service : network.endpoints()) {
      if (!EndpointServices.isKnown(service.value())) {
        diagnostics.report(
            Diagnostic.of(
                    Code.UNKNOWN_ENDPOINT, "unknown VPC endpoint service `" + service.value() + "`")
                .at(service.span())
                .unknown(
                    service.value(),
                    EndpointServices.all(),
                    "write the service name after the region, such as `ecr.api` in"
                        + " `com.amazonaws.eu-west-1.ecr.api`"));
      }
    }
  }
}
