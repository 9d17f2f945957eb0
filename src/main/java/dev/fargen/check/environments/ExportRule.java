package dev.fargen.check.environments;

import dev.fargen.check.rule.Rule;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.spec.form.Given;
import dev.fargen.workload.balancing.LoadBalancer;
import dev.fargen.workload.environment.Export;
import dev.fargen.workload.stack.Stack;

/**
 * A stack can export only what it creates (CloudFormation user guide, "Get exported outputs from a
 * deployed CloudFormation stack").
 */
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
                "`"
                    + key
                    + "` cannot be exported: the stack does not create a "
                    + key.replace('_', ' '))
            .at(export.span())
            .help("write `" + key + ": {create: {}}`, or remove `" + key + "` here"));
  }
}
