package dev.fargen.check.balancing;

import dev.fargen.check.rule.Rule;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.workload.balancing.Http;
import dev.fargen.workload.balancing.TargetGroup;
import dev.fargen.workload.services.Deployment.Strategy;
import dev.fargen.workload.services.Workload;
import dev.fargen.workload.stack.Stack;
import java.util.List;

/**
 * Limits of deployments that shift the traffic of a load balancer: one listener rule for each
 * target group (Amazon ECS API reference, "AdvancedConfiguration", productionListenerRule), which
 * only forwards (developer guide, "Application Load Balancer resources for blue/green, linear, and
 * canary deployments", Limitations). Transforms are no actions. A listener of a Network Load
 * Balancer has one target group of a workload, and only forwards. A group of a rule with two target
 * groups is sticky only if the rule is too (user guide, "Sticky sessions for your Application Load
 * Balancer"), and no page says that ECS leaves that in the rule when it shifts the traffic.
 */
public final class ShiftedTargetsRule implements Rule {

  @Override
  public void check(Stack stack, Diagnostics diagnostics) {
    for (Workload workload : stack.workloads()) {
      Strategy strategy = workload.running().deployment().strategy();
      if (workload.isService() && !strategy.isRolling()) {
        workload.targetGroups().forEach(group -> oneRule(group, strategy, diagnostics));
        workload.http().forEach(http -> noLogin(http, strategy, diagnostics));
        workload.http().forEach(http -> noCookies(http, strategy, diagnostics));
      }
    }
  }

  private static void oneRule(TargetGroup group, Strategy strategy, Diagnostics diagnostics) {
    List<Http> rules = group.rules();
    if (rules.size() > 1) {
      diagnostics.report(
          Diagnostic.of(
                  Code.CONFLICTING_KEYS,
                  written(strategy)
                      + " and "
                      + rules.size()
                      + " `http` items for port "
                      + group.first().port().value()
                      + " cannot be used together")
              .at(rules.get(1).span().firstLine(), "second item for the port")
              .at(rules.get(0).span().firstLine(), "first item for the port")
              .at(strategy.name().span())
              .note("a deployment shifts the traffic of one listener rule for each target group")
              .help(
                  "write one item with all of the paths or hosts, for example `path: [/api, /admin]`"));
    }
  }

  private static void noLogin(Http http, Strategy strategy, Diagnostics diagnostics) {
    http.login()
        .ifPresent(
            login ->
                diagnostics.report(
                    Diagnostic.of(
                            Code.CONFLICTING_KEYS,
                            "`auth` and " + written(strategy) + " cannot be used together")
                        .at(login.span().firstLine())
                        .at(
                            strategy.name().span(),
                            "requires listener rules that only forward requests")
                        .help("write `strategy: rolling`, or remove `auth`")));
  }

  private static void noCookies(Http http, Strategy strategy, Diagnostics diagnostics) {
    http.sticky()
        .ifPresent(
            seconds ->
                diagnostics.report(
                    Diagnostic.of(
                            Code.CONFLICTING_KEYS,
                            "`sticky` and " + written(strategy) + " cannot be used together")
                        .at(seconds.span())
                        .at(strategy.name().span(), "has two target groups in one listener rule")
                        .note(
                            "the load balancer refuses sticky target groups in a rule that is not"
                                + " sticky itself")
                        .help("write `strategy: rolling`, or remove `sticky`")));
  }

  private static String written(Strategy strategy) {
    return "`strategy: " + strategy.name().value() + "`";
  }
}
