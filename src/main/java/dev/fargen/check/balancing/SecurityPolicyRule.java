package dev.fargen.check.balancing;

import dev.fargen.check.rule.WarningRule;
import dev.fargen.check.rule.Warnings;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.spec.balancing.LoadBalancerKeys;
import dev.fargen.spec.form.Given;
import dev.fargen.workload.balancing.LoadBalancer;
import dev.fargen.workload.stack.Stack;
import java.util.List;

/**
 * Warns of a security policy without an HTTPS listener, and of one that is not known (Elastic Load
 * Balancing user guide, "Security policies for your Application Load Balancer").
 */
public final class SecurityPolicyRule implements WarningRule {

  /** What the names of all policies begin with. */
  private static final String PREFIX = "ELBSecurityPolicy-";

  /** Policies for one standard, whose names are not listed here. */
  private static final String OF_STANDARD = "RFC";

  private static final List<String> KNOWN =
      List.of(
          "TLS13-1-3-PQ-2025-09",
          "TLS13-1-2-PQ-2025-09",
          "TLS13-1-2-Res-PQ-2025-09",
          "TLS13-1-2-Ext1-PQ-2025-09",
          "TLS13-1-2-Ext2-PQ-2025-09",
          "TLS13-1-0-PQ-2025-09",
          "TLS13-1-3-2021-06",
          "TLS13-1-2-2021-06",
          "TLS13-1-2-Res-2021-06",
          "TLS13-1-2-Ext1-2021-06",
          "TLS13-1-2-Ext2-2021-06",
          "TLS13-1-1-2021-06",
          "TLS13-1-0-2021-06",
          "TLS13-1-3-FIPS-PQ-2025-09",
          "TLS13-1-2-FIPS-PQ-2025-09",
          "TLS13-1-2-Res-FIPS-PQ-2025-09",
          "TLS13-1-2-Ext0-FIPS-PQ-2025-09",
          "TLS13-1-2-Ext1-FIPS-PQ-2025-09",
          "TLS13-1-2-Ext2-FIPS-PQ-2025-09",
          "TLS13-1-1-FIPS-PQ-2025-09",
          "TLS13-1-0-FIPS-PQ-2025-09",
          "TLS13-1-3-FIPS-2023-04",
          "TLS13-1-2-FIPS-2023-04",
          "TLS13-1-2-Res-FIPS-2023-04",
          "TLS13-1-2-Ext0-FIPS-2023-04",
          "TLS13-1-2-Ext1-FIPS-2023-04",
          "TLS13-1-2-Ext2-FIPS-2023-04",
          "TLS13-1-1-FIPS-2023-04",
          "TLS13-1-0-FIPS-2023-04",
          "FS-1-2-Res-2020-10",
          "FS-1-2-Res-2019-08",
          "FS-1-2-2019-08",
          "FS-1-1-2019-08",
          "FS-2018-06",
          "TLS-1-2-Ext-2018-06",
          "TLS-1-2-2017-01",
          "TLS-1-1-2017-01",
          "TLS-1-0-2015-04",
          "2016-08",
          "2015-05");

  @Override
  public void check(Stack stack, Warnings warnings) {
    if (stack.base().loadBalancer().orElse(null) instanceof LoadBalancer.Created created
        && !created.sslPolicy().span().equals(created.span())) {
      Given<String> policy = created.sslPolicy();
      warnings.unlessElsewhere(
          created.isSecure(),
          Diagnostic.of(Code.NO_EFFECT, "`ssl_policy` has no effect without a certificate")
              .at(policy.span())
              .help("write `certificate`, or remove `ssl_policy`"));
      String name = policy.value().substring(PREFIX.length());
      if (created.isSecure() && !KNOWN.contains(name) && !name.contains(OF_STANDARD)) {
        warnings.report(
            Diagnostic.of(
                    Code.UNKNOWN_SSL_POLICY,
                    "the security policy `" + policy.value() + "` is not known to fargen")
                .at(policy.span())
                .help(
                    "write, for example, `" + LoadBalancerKeys.Created.SSL_POLICY.example() + "`"));
      }
    }
  }
}
