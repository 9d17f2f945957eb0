package dev.fargen.check.environments;

import dev.fargen.check.rule.Rule;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.spec.form.Given;
import dev.fargen.workload.balancing.LoadBalancer;
import dev.fargen.workload.environment.Export;
import dev.fargen.workload.stack.Stack;

/** A stack exports what it has of its own; what it has from others, they give themselves. */
public final class ExportRule implements Rule {

  @Override
  public void check(Stack stack, Diagnostics diagnostics) {
    Stack.Base base = stack.base();
    for (Given<Export> export : base.exports()) {
      boolean own =
          switch (export.value()) {
            case NETWORK -> base.network().created().isPresent();
            case LOAD_BALANCER ->
                base.loadBalancer().filter(LoadBalancer.Created.class::isInstance).isPresent();
          };
      if (!own) {
        report(export, diagnostics);
      }
    }
  }

  private static void report(Given<Export> export, Diagnostics diagnostics) {
    boolean network = export.value() == Export.NETWORK;
    String key = network ? "network" : "load_balancer";
    diagnostics.report(
        Diagnostic.of(
                Code.NOTHING_TO_EXPORT,
                "there is no " + key.replace('_', ' ') + " of the stack's own to export")
            .at(export.span())
            .help("write `" + key + ": {create: {}}`, or take `" + key + "` away here"));
  }
}
