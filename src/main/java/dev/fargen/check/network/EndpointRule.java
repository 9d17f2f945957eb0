package dev.fargen.check.network;

import dev.fargen.check.rule.Rule;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.list.Lists;
import dev.fargen.spec.form.Given;
import dev.fargen.workload.network.EndpointServices;
import dev.fargen.workload.network.Network.Created;
import dev.fargen.workload.stack.Stack;
import java.util.List;

/**
 * VPC endpoints must be for services that have one (AWS PrivateLink guide, "AWS services that
 * integrate with AWS PrivateLink").
 */
public final class EndpointRule implements Rule {

  @Override
  public void check(Stack stack, Diagnostics diagnostics) {
    stack.base().network().created().ifPresent(network -> check(network, diagnostics));
  }

  private static Diagnostic unknown(String service) {
    for (int dot = service.indexOf('.'); dot >= 0; dot = service.indexOf('.', dot + 1)) {
      String shorter = service.substring(dot + 1);
      if (service.startsWith("com.amazonaws.") && EndpointServices.isKnown(shorter)) {
        return Diagnostic.of(
                Code.UNKNOWN_ENDPOINT, "`" + service + "` in `endpoints` must not have a prefix")
            .help("write `" + shorter + "`");
      }
    }
    Diagnostic unknown =
        Diagnostic.of(Code.UNKNOWN_ENDPOINT, "unknown VPC endpoint service `" + service + "`");
    List<String> parts = Lists.filter(EndpointServices.all(), one -> one.startsWith(service + "."));
    return parts.isEmpty()
        ? unknown.unknown(
            service,
            EndpointServices.all(),
            "write the name of a service, such as `s3` or `ecr.api`")
        : unknown.help(
            "write " + Lists.enumerated(Lists.map(parts, one -> "`" + one + "`"), "and"));
  }

  private static void check(Created network, Diagnostics diagnostics) {
    for (Given<String> service : network.endpoints()) {
      if (!EndpointServices.isKnown(service.value())) {
        diagnostics.report(
            unknown(service.value())
                .at(service.span())
                .note(
                    "an item of `endpoints` must be the name of the service, without the prefix `com.amazonaws.<region>.`"));
      }
    }
  }
}
