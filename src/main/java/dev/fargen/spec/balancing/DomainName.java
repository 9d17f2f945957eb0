package dev.fargen.spec.balancing;

import dev.fargen.spec.form.Form;
import dev.fargen.spec.form.Text;

/**
 * A domain name of a certificate: a wildcard can only be the first label (AWS Certificate Manager
 * user guide, "AWS Certificate Manager public certificate characteristics and limitations").
 */
final class DomainName {

  static final Form<Text> FORM =
      Form.text(
              "a domain name such as `example.com` or `*.example.com`",
              "(?=.{1,253}$)(\\*\\.)?([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]")
          .ofSpec();

  private DomainName() {}
}
