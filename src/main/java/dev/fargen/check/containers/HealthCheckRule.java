package dev.fargen.check.containers;

import dev.fargen.check.rule.Rule;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.list.Lists;
import dev.fargen.spec.balancing.HttpCodes;
import dev.fargen.spec.balancing.HttpKeys;
import dev.fargen.spec.form.Given;
import dev.fargen.workload.balancing.CheckTimes;
import dev.fargen.workload.balancing.Http;
import dev.fargen.workload.balancing.Nlb;
import dev.fargen.workload.balancing.TargetGroup;
import dev.fargen.workload.services.Workload;
import dev.fargen.workload.stack.Stack;

/**
 * The timeout of a target group's health check must be shorter than its interval (Elastic Load
 * Balancing API reference, "CreateTargetGroup", HealthCheckTimeoutSeconds). Network Load Balancers,
 * which had a timeout of 10 seconds and intervals of 10 or 30 at first, accept as long a one too.
 */
public final class HealthCheckRule implements Rule {

  @Override
  public void check(Stack stack, Diagnostics diagnostics) {
    for (Workload workload : stack.workloads()) {
      for (TargetGroup group : workload.targetGroups()) {
        check(group.first().healthCheck().times(), 1, diagnostics);
        codes(group.first(), workload, diagnostics);
      }
      for (Nlb nlb : workload.nlb()) {
        check(nlb.healthCheck().times(), 0, diagnostics);
      }
    }
  }

  /** Elastic Load Balancing API reference, "Matcher". */
  private static void codes(Http http, Workload workload, Diagnostics diagnostics) {
    Given<String> codes = http.healthCheck().codes();
    if (HttpCodes.isGrpc(codes.value()) != http.isGrpc()) {
      boolean other = // which has a health check for gRPC
          Lists.any(
              workload.http(),
              one -> one.isGrpc() && one.port().value().equals(http.port().value()));
      diagnostics.report(
          Diagnostic.of(
                  Code.INVALID_VALUE,
                  "`codes: "
                      + codes.value()
                      + "` is not valid with `version: "
                      + http.version().value()
                      + "`")
              .at(codes.span())
              .note(
                  http.isGrpc()
                      ? "with `version: grpc`, `codes` must be gRPC status codes, such as `0` (OK); a"
                          + " load balancer accepts 0 to 99"
                      : "with `version: "
                          + http.version().value()
                          + "`, `codes` must be HTTP status codes from 200 to 499")
              .help(
                  http.isGrpc()
                      ? "write `codes: \"" + HttpKeys.HealthCheck.GRPC_OK + "\"`"
                      : "write `codes: \"200\"`" + (other ? "" : ", or `version: grpc`")));
    }
  }

  /** Reports a timeout that ends less than this number of seconds before the next check. */
  private static void check(CheckTimes times, int seconds, Diagnostics diagnostics) {
    Given<Integer> every = times.interval();
    Given<Integer> within = times.timeout();
    int interval = every.value();
    int timeout = within.value();
    if (timeout > interval - seconds) {
      Diagnostic fault =
          Diagnostic.of(
                  Code.TIMEOUT_OVER_INTERVAL,
                  "`timeout: "
                      + timeout
                      + (seconds > 0 ? "s` must be less than" : "s` must not be more than")
                      + " `interval: "
                      + interval
                      + "s`")
              .at(within.span().firstLine());
      boolean both = !every.span().contains(within.span());
      diagnostics.report(
          (both
                  ? fault.at(every.span().firstLine(), "time between two checks")
                  : fault.note(
                      "`interval` defaults to `"
                          + HttpKeys.HealthCheck.INTERVAL.fallback().orElse("")
                          + "`"))
              .help("write `timeout: " + (interval - seconds) + "s`, or a longer `interval`"));
    }
  }
}
