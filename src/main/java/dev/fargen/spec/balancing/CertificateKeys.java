package dev.fargen.spec.balancing;

import dev.fargen.spec.form.Form;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Key;
import dev.fargen.spec.form.Shape;
import dev.fargen.spec.form.Text;
import java.util.List;

/** Keys of a certificate that the stack requests. */
public final class CertificateKeys {

  /** AWS Certificate Manager user guide, "Quotas". */
  private static final int MOST_DOMAINS = 100;

  public static final Form<Text> ZONE =
      Form.text("the ID of a hosted zone, such as `Z0123456789ABCDEFGHIJ`", "Z[A-Z0-9]{1,31}");

  public static final Key<List<Given<Text>>> DOMAINS =
      Key.of(
              "domains",
              Form.distinct(DomainName.FORM, MOST_DOMAINS).orOne(),
              "Domain names of the certificate; the first one has at most 64 characters.")
          .becomes("`DomainName` and `SubjectAlternativeNames` of the certificate")
          .example("domains: [example.com, \"*.example.com\"]")
          .mandatory();
  public static final Key<Text> HOSTED_ZONE =
      Key.of(
              "hosted_zone",
              ZONE,
              "ID of the public hosted zone in Route 53 for these domains, in the account of the"
                  + " stack. CloudFormation writes the validation records there, and does not"
                  + " delete them.")
          .becomes("`DomainValidationOptions` of the certificate")
          .example("hosted_zone: Z0123456789ABCDEFGHIJ")
          .mandatory();
  public static final Shape SHAPE = Shape.of("a `certificate` block", DOMAINS, HOSTED_ZONE);

  private CertificateKeys() {}
}
