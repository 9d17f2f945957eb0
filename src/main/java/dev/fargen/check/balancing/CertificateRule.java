package dev.fargen.check.balancing;

import dev.fargen.check.rule.Rule;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Text;
import dev.fargen.workload.balancing.LoadBalancer;
import dev.fargen.workload.stack.Stack;
import java.util.Optional;

/**
 * The first domain of a certificate is its common name, which has at most 64 characters (AWS
 * Certificate Manager API reference, "RequestCertificate", DomainName).
 */
public final class CertificateRule implements Rule {

  private static final int MOST_LETTERS = 64;

  @Override
  public void check(Stack stack, Diagnostics diagnostics) {
    if (stack.base().loadBalancer().orElse(null) instanceof LoadBalancer.Created created) {
      created
          .requested()
          .ifPresent(certificate -> check(certificate.domains().get(0), stack, diagnostics));
    }
  }

  private static void check(Given<Text> first, Stack stack, Diagnostics diagnostics) {
    Optional<String> name = stack.environment().literal(first.value());
    if (name.isPresent() && name.get().length() > MOST_LETTERS) {
      diagnostics.report(
          Diagnostic.of(
                  Code.OUT_OF_RANGE,
                  "the first domain of a certificate has "
                      + name.get().length()
                      + " characters; the maximum is "
                      + MOST_LETTERS)
              .at(first.span())
              .note("the first domain is the common name of the certificate")
              .help("write a shorter domain first"));
    }
  }
}
