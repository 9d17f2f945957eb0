package dev.fargen.check.balancing;

import dev.fargen.check.rule.Rule;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.list.Lists;
import dev.fargen.spec.form.Given;
import dev.fargen.workload.balancing.Nlb;
import dev.fargen.workload.services.Workload;
import dev.fargen.workload.stack.Stack;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A load balancer has one listener for a port, whatever the protocol, and a listener of a Network
 * Load Balancer forwards all of its connections to the same target groups (Elastic Load Balancing
 * user guide, "Listeners for your Network Load Balancers"). All workloads share the load balancer,
 * so they agree about it.
 */
public final class NlbRule implements Rule {

  @Override
  public void check(Stack stack, Diagnostics diagnostics) {
    List<Nlb> all = Lists.flatMap(stack.workloads(), Workload::nlb);
    List<Nlb> known = new ArrayList<>();
    for (Nlb nlb : all) {
      int port = nlb.listener().value().port();
      Lists.first(known, one -> one.listener().value().port() == port)
          .ifPresent(first -> diagnostics.report(twice(first, nlb)));
      known.add(nlb);
    }
    agree("internal", Nlb::internal, all, diagnostics);
    agree("deletion_protection", Nlb::deletionProtection, all, diagnostics);
  }

  private static Diagnostic twice(Nlb first, Nlb second) {
    return Diagnostic.of(
            Code.PORT_TWICE,
            "port "
                + second.listener().value().port()
                + " of the Network Load Balancer is used twice")
        .at(second.listener().span(), "second use")
        .at(first.listener().span(), "first use")
        .note("a load balancer can have only one listener per port, even if the protocols differ")
        .help("write a different port, with `target_port` if the container's port is another one");
  }

  private static void agree(
      String key,
      Function<Nlb, Optional<Given<Boolean>>> value,
      List<Nlb> all,
      Diagnostics diagnostics) {
    List<Given<Boolean>> written = Lists.present(Lists.map(all, value::apply));
    for (Given<Boolean> one : written) {
      if (!one.value().equals(written.get(0).value())) {
        diagnostics.report(
            Diagnostic.of(
                    Code.CONFLICTING_KEYS, "`nlb` items have different values of `" + key + "`")
                .at(one.span(), "second value")
                .at(written.get(0).span(), "first value")
                .note("a stack has one Network Load Balancer")
                .help("write the same value, or place one of the workloads in another spec"));
        return;
      }
    }
  }
}
