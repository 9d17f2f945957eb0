package dev.fargen.check.services;

import dev.fargen.check.rule.Rule;
import dev.fargen.check.rule.ServedKeys;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.diag.Span;
import dev.fargen.list.Lists;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Text;
import dev.fargen.workload.services.Deployment;
import dev.fargen.workload.services.Deployment.Strategy;
import dev.fargen.workload.services.Workload;
import dev.fargen.workload.stack.Stack;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Limits of deployments: only traffic of a load balancer or of Service Connect can be shifted in
 * steps (Amazon ECS developer guide, "Required resources for Amazon ECS canary deployments"); a
 * percentage is a multiple of 0.1, and of at least 3 for steps of one size (API reference,
 * "LinearConfiguration"); CloudFormation refuses a deployment that takes more than 33 hours
 * (template reference, "AWS::ECS::Service LinearConfiguration").
 */
public final class StrategyRule implements Rule {

  private static final BigDecimal LEAST_STEP = BigDecimal.valueOf(3);
  private static final int MINUTES_OF_AN_HOUR = 60;
  private static final int MOST_HOURS = 33;
  private static final int MOST_HOURS_OF_ALL = 36;
  private static final int MOST_HOOKS = 10;

  @Override
  public void check(Stack stack, Diagnostics diagnostics) {
    for (Workload workload : stack.workloads()) {
      if (workload.isService()) {
        Strategy strategy = workload.running().deployment().strategy();
        if (strategy.isGradual()) {
          traffic(stack, workload, strategy, diagnostics);
          percent(strategy, diagnostics);
        }
        hours(workload, strategy, diagnostics);
        alarms(workload, diagnostics);
        earlySuccess(workload.running().deployment(), diagnostics);
        hooks(workload.running().deployment(), diagnostics);
      }
    }
  }

  private static void traffic(
      Stack stack, Workload workload, Strategy strategy, Diagnostics diagnostics) {
    boolean wrong = Lists.any(stack.workloads(), client -> hasUnknownLink(client, stack));
    if (!workload.isBalanced() && stack.links().names(workload).isEmpty() && !wrong) {
      String written = "`strategy: " + strategy.name().value() + "`";
      diagnostics.report(
          Diagnostic.of(
                  Code.NOTHING_TO_SHIFT,
                  written
                      + " requires `http`, `nlb`, or a service that links to `"
                      + workload.name()
                      + "`")
              .at(strategy.name().span(), "there is no traffic to shift")
              .help(
                  ServedKeys.written(workload)
                      + ", "
                      + (workload.isServer() ? "" : "or `port` alone and ")
                      + "add `"
                      + workload.name()
                      + "` to `links` of a service that calls it, or write `strategy: blue_green`, which replaces all tasks at once"));
    }
  }

  /** A link to a workload that does not exist, which may be meant to be to this one. */
  private static boolean hasUnknownLink(Workload client, Stack stack) {
    return Lists.any(
        client.links(),
        link ->
            link.spec().isEmpty()
                && !Lists.any(stack.workloads(), one -> one.name().equals(link.workload())));
  }

  private static void percent(Strategy strategy, Diagnostics diagnostics) {
    Given<BigDecimal> percent = strategy.percent();
    Span place = percent.span().firstLine();
    String written = "`percent: " + percent.value().toPlainString() + "`";
    if (percent.value().stripTrailingZeros().scale() > 1) {
      diagnostics.report(
          Diagnostic.of(Code.OUT_OF_RANGE, written + " is not a multiple of 0.1")
              .at(place)
              .help(
                  "write `percent: "
                      + percent.value().setScale(1, RoundingMode.UP).toPlainString()
                      + "`"));
    } else if (strategy.isLinear() && percent.value().compareTo(LEAST_STEP) < 0) {
      diagnostics.report(
          Diagnostic.of(Code.OUT_OF_RANGE, written + " is not supported with `strategy: linear`")
              .at(place, "the minimum is 3")
              .at(strategy.name().span())
              .help("write `percent: 3`, or `strategy: canary`"));
    }
  }

  /**
   * The minutes that ECS waits behind a Network Load Balancer: ten with each shift of the test and
   * the production traffic (Amazon ECS developer guide, "Network Load Balancer resources for Amazon
   * ECS blue/green, linear and canary deployments").
   */
  static long delays(Workload workload) {
    Strategy strategy = workload.running().deployment().strategy();
    return strategy.isRolling() || workload.nlb().isEmpty() ? 0 : 10L * (1 + strategy.steps());
  }

  /** CloudFormation does not count these minutes, and waits for 36 hours. */
  private static void hours(Workload workload, Strategy strategy, Diagnostics diagnostics) {
    long minutes = strategy.bake().value() + strategy.waits() * (long) strategy.step().value();
    long delays = delays(workload);
    boolean refused = minutes > MOST_HOURS * MINUTES_OF_AN_HOUR;
    if (refused || minutes + delays > MOST_HOURS_OF_ALL * MINUTES_OF_AN_HOUR) {
      Diagnostic fault =
          Diagnostic.of(
                  Code.OUT_OF_RANGE,
                  refused
                      ? (strategy.isGradual() ? "`step` and `bake` take " : "`bake` takes ")
                          + minutes / MINUTES_OF_AN_HOUR
                          + " hours; CloudFormation accepts at most "
                          + MOST_HOURS
                          + " hours"
                      : "a deployment takes "
                          + (minutes + delays + MINUTES_OF_AN_HOUR - 1) / MINUTES_OF_AN_HOUR
                          + " hours; CloudFormation times out after "
                          + MOST_HOURS_OF_ALL
                          + " hours")
              .at(strategy.step().span().firstLine())
              .note(
                  (refused ? "the total is " : "`step` and `bake` take " + minutes + " minutes: ")
                      + strategy.waits()
                      + (strategy.waits() == 1 ? " wait of `step` (" : " waits of `step` (each ")
                      + strategy.step().value()
                      + " minutes) and `bake` ("
                      + strategy.bake().value()
                      + " minutes)");
      diagnostics.report(
          (refused
                  ? fault
                  : fault.note(
                      "ECS also waits "
                          + delays
                          + " minutes for the Network Load Balancer: 10 minutes with each of "
                          + strategy.steps()
                          + " shifts of production traffic and with the shift of test traffic"))
              .help(
                  "write a shorter `step` or `bake`"
                      + (strategy.waits() == 1 ? "" : ", or a larger `percent`")));
    }
  }

  private static void alarms(Workload workload, Diagnostics diagnostics) {
    workload
        .running()
        .deployment()
        .alarms()
        .ifPresent(
            alarms -> {
              if (alarms.errors().isPresent() && workload.http().isEmpty()) {
                diagnostics.report(
                    Diagnostic.of(Code.MISSING_KEY, "`errors` requires `http`")
                        .at(alarms.errors().get().span())
                        .note("the load balancer counts the responses")
                        .help(ServedKeys.written(workload) + ", or remove `errors`"));
              }
              if (alarms.unhealthy().isPresent() && !workload.isBalanced()) {
                diagnostics.report(
                    Diagnostic.of(Code.MISSING_KEY, "`unhealthy` requires `http` or `nlb`")
                        .at(alarms.unhealthy().get().span())
                        .note("a load balancer checks the health of the tasks")
                        .help(ServedKeys.written(workload) + ", or remove `unhealthy`"));
              }
              alarms.names().forEach(name -> name(name, diagnostics));
            });
  }

  /** Amazon ECS API reference, "DeploymentAlarms": names, not ARNs. */
  private static void name(Given<Text> name, Diagnostics diagnostics) {
    String text = name.value().written();
    if (text.startsWith("arn:")) {
      int colon = text.lastIndexOf(':');
      diagnostics.report(
          Diagnostic.of(Code.INVALID_VALUE, "`" + text + "` is not the name of an alarm")
              .at(name.span(), "an ARN")
              .help("write its name: `" + text.substring(colon + 1) + "`"));
    }
  }

  private static void earlySuccess(Deployment deployment, Diagnostics diagnostics) {
    deployment
        .earlySuccess()
        .filter(percent -> deployment.strategy().isRolling())
        .filter(percent -> percent.value() > 0)
        .filter(percent -> percent.value() < deployment.minHealthy().value())
        .ifPresent(
            percent ->
                diagnostics.report(
                    Diagnostic.of(
                            Code.OUT_OF_RANGE,
                            "`early_success: " + percent.value() + "` is less than `min_healthy`")
                        .at(percent.span())
                        .note("`min_healthy` is " + deployment.minHealthy().value() + " here")
                        .help("write `early_success: " + deployment.minHealthy().value() + "`")));
  }

  /** Amazon ECS developer guide, "Pause hooks for Amazon ECS service deployments". */
  private static void hooks(Deployment deployment, Diagnostics diagnostics) {
    deployment
        .hooks()
        .filter(hooks -> hooks.size() > MOST_HOOKS)
        .ifPresent(
            hooks ->
                diagnostics.report(
                    Diagnostic.of(
                            Code.OUT_OF_RANGE,
                            "`hooks` has " + hooks.size() + " items; the maximum is " + MOST_HOOKS)
                        .at(hooks.get(MOST_HOOKS).stage().span())));
  }
}
