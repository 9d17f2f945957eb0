package dev.fargen.check;

import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.workload.Network.Created;
import dev.fargen.workload.Stack;

/**
 * A network has no more zones than the region gives an account (Amazon EC2 user guide, "Regions and
 * Zones": an account has two of those of us-west-1).
 */
final class ZonesRule implements Rule {

  private static final String SMALL = "us-west-1";
  private static final int ITS_ZONES = 2;

  @Override
  public void check(Stack stack, Diagnostics diagnostics) {
    boolean small = stack.environment().region().filter(SMALL::equals).isPresent();
    stack
        .network()
        .created()
        .filter(network -> small && network.zones().value() > ITS_ZONES)
        .ifPresent(network -> report(network, stack, diagnostics));
  }

  private static void report(Created network, Stack stack, Diagnostics diagnostics) {
    diagnostics.report(
        Diagnostic.of(
                Code.ZONES_NOT_OFFERED,
                SMALL + " has two zones for an account, not " + network.zones().value())
            .at(network.zones().span())
            .at(stack.environment().span(), "this environment is there")
            .help("write `zones: 2` in this environment"));
  }
}
