package dev.fargen.check.balancing;

import dev.fargen.check.rule.WarningRule;
import dev.fargen.check.rule.Warnings;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.list.Lists;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Text;
import dev.fargen.workload.balancing.Http;
import dev.fargen.workload.balancing.LoadBalancer;
import dev.fargen.workload.balancing.LoadBalancer.Certificate;
import dev.fargen.workload.services.Workload;
import dev.fargen.workload.stack.Stack;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Warns of hosts that the requested certificate does not cover: a wildcard stands for one label and
 * does not cover the domain itself (AWS Certificate Manager user guide, "AWS Certificate Manager
 * public certificate characteristics and limitations", Wildcard names). Other certificates of the
 * load balancer may cover them, and so may names that only parameters have. A Network Load Balancer
 * has no requested certificate.
 */
public final class UncoveredHostRule implements WarningRule {

  private static final String WILDCARD = "*.";

  @Override
  public void check(Stack stack, Warnings warnings) {
    if (stack.base().loadBalancer().orElse(null) instanceof LoadBalancer.Created created
        && created.certificates().isEmpty()) {
      created.requested().ifPresent(certificate -> check(certificate, stack, warnings));
    }
  }

  private static void check(Certificate certificate, Stack stack, Warnings warnings) {
    List<String> domains =
        Lists.present(Lists.map(certificate.domains(), domain -> known(domain, stack)));
    if (domains.size() < certificate.domains().size()) {
      return;
    }
    for (Workload workload : stack.workloads()) {
      for (Http http : workload.http()) {
        for (Given<Text> host : http.requests().hosts()) {
          known(host, stack)
              .filter(name -> !Lists.any(domains, domain -> covers(domain, name)))
              .ifPresent(name -> warn(workload, host, name, domains, certificate, warnings));
        }
      }
    }
  }

  private static Optional<String> known(Given<Text> name, Stack stack) {
    return stack.environment().literal(name.value()).map(text -> text.toLowerCase(Locale.ROOT));
  }

  private static boolean covers(String domain, String host) {
    int dot = host.indexOf('.');
    return domain.equals(host)
        || (domain.startsWith(WILDCARD)
            && dot > 0
            && domain.substring(1).equals(host.substring(dot)));
  }

  private static void warn(
      Workload workload,
      Given<Text> host,
      String name,
      List<String> domains,
      Certificate certificate,
      Warnings warnings) {
    warnings.report(
        workload,
        Diagnostic.of(
                Code.HOST_NOT_COVERED, "the requested certificate does not cover `" + name + "`")
            .at(host.span())
            .at(certificate.domains().get(0).span(), "first domain of the certificate")
            .note(
                "`*.example.com` covers `www.example.com`, but neither `example.com` nor `a.b.example.com`")
            .help(help(name, domains)));
  }

  /** One hosted zone validates all domains, so it hardly has those of another domain. */
  private static String help(String host, List<String> domains) {
    String rest = host.substring(host.indexOf('.') + 1);
    boolean open = host.indexOf('*') >= 0 || host.indexOf('?') >= 0;
    if (rest.indexOf('*') >= 0 || rest.indexOf('?') >= 0 || (open && rest.equals(host))) {
      return "write the host names without wildcards, and add them to `domains`";
    }
    String add = "add `" + (open ? WILDCARD + rest : host) + "` to `domains`";
    return Lists.any(domains, domain -> registered(domain).equals(registered(host)))
        ? add
        : add
            + " if it belongs to the domain of the hosted zone; otherwise write `certificate:"
            + " \"${CertificateArn}\"` in `http`, with the ARN of a certificate that covers it";
  }

  /** The last two labels, which hosts of one zone have in common. */
  private static String registered(String domain) {
    int dot = domain.lastIndexOf('.', domain.lastIndexOf('.') - 1);
    return domain.substring(dot + 1);
  }
}
