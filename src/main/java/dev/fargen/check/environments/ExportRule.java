package dev.fargen.check.environments;

import dev.fargen.check.rule.Rule;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.list.Lists;
import dev.fargen.spec.form.Given;
import dev.fargen.workload.balancing.LoadBalancer;
import dev.fargen.workload.environment.Export;
import dev.fargen.workload.services.Workload;
import dev.fargen.workload.stack.Cluster;
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
            case CLUSTER -> base.cluster().filter(Cluster::isOwn).isPresent();
            case NAMESPACE -> base.namespace().isEmpty();
          };
      if (!own) {
        diagnostics.report(notOwn(export, base));
      } else if (export.value() == Export.NAMESPACE) {
        namespace(export, stack, diagnostics);
      }
    }
  }

  private static Diagnostic notOwn(Given<Export> export, Stack.Base base) {
    String key = export.value().key();
    Diagnostic fault =
        Diagnostic.of(
                Code.NOTHING_TO_EXPORT,
                "`"
                    + key
                    + "` cannot be exported: the stack does not create a "
                    + export.value().noun())
            .at(export.span());
    return switch (export.value()) {
      case NETWORK, LOAD_BALANCER ->
          fault.help(
              base.loadBalancer().filter(LoadBalancer.Imported.class::isInstance).isPresent()
                  ? "remove `" + key + "` from `exports`"
                  : "write `" + key + ": {create: {}}`, or remove `" + key + "` from `exports`");
      case CLUSTER ->
          fault.help(
              "remove `cluster` from `exports`, or remove the key `cluster` (in an environment, write"
                  + " `cluster:` without a value)");
      case NAMESPACE ->
          fault
              .note(
                  "with a link to a workload of another spec, the stack uses the namespace of that spec")
              .help("remove `namespace` from `exports`, and export `namespace` in the other spec");
    };
  }

  /** Other stacks add ingress rules to the groups of the services. */
  private static void namespace(Given<Export> export, Stack stack, Diagnostics diagnostics) {
    if (!Lists.any(stack.workloads(), Workload::isServer)) {
      diagnostics.report(
          Diagnostic.of(
                  Code.NOTHING_TO_EXPORT, "`namespace` cannot be exported: no service has a `port`")
              .at(export.span())
              .help(
                  "write, for example, `port: 8080` in a service, or remove `namespace` from `exports`"));
    }
    stack
        .base()
        .network()
        .tasks()
        .securityGroups()
        .ifPresent(
            groups ->
                diagnostics.report(
                    Diagnostic.of(
                            Code.CONFLICTING_KEYS,
                            "`exports: [namespace]` and `network.security_groups` cannot be used"
                                + " together")
                        .at(export.span())
                        .at(groups.span(), "existing security groups")
                        .note(
                            "other stacks add ingress rules to the security group of each workload,"
                                + " and existing groups are not changed")
                        .help(
                            "remove `security_groups` from `network`, or `namespace` from `exports`")));
  }
}
