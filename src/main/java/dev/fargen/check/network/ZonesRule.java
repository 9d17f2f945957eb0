package dev.fargen.check.network;

import dev.fargen.check.rule.Rule;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.spec.form.Given;
import dev.fargen.workload.environment.Environment;
import dev.fargen.workload.network.Network.Created;
import dev.fargen.workload.stack.Stack;
import java.util.Optional;

/**
 * A network must not have more Availability Zones than the account has in the region, which is two
 * in us-west-1 (Amazon EC2 user guide, "Regions and Zones").
 */
public final class ZonesRule implements Rule {

  private static final String SMALL = "us-west-1";
  private static final int ITS_ZONES = 2;

  @Override
  public void check(Stack stack, Diagnostics diagnostics) {
    Optional<Given<String>> region =
        stack.environment().region().filter(given -> given.value().equals(SMALL));
    stack
        .base()
        .network()
        .created()
        .filter(network -> region.isPresent() && network.zones().value() > ITS_ZONES)
        .ifPresent(network -> report(network, region.get(), stack.environment(), diagnostics));
  }

  private static void report(
      Created network, Given<String> region, Environment environment, Diagnostics diagnostics) {
    diagnostics.report(
        Diagnostic.of(
                Code.ZONES_NOT_OFFERED,
                "`zones: " + network.zones().value() + "` is not available in " + SMALL)
            .at(network.zones().span())
            .at(region.span(), "region")
            .note("an account has two Availability Zones in " + SMALL)
            .help(
                "write `network: {create: {zones: 2}}`"
                    + environment
                        .name()
                        .map(name -> " under `environments." + name + "`")
                        .orElse("")));
  }
}
