package dev.fargen.emit.balancing;

import dev.fargen.cfn.Mapping;
import dev.fargen.cfn.ParameterType;
import dev.fargen.cfn.Resource;
import dev.fargen.cfn.Value;
import dev.fargen.emit.draft.Draft;
import dev.fargen.params.Block;
import dev.fargen.params.Cause;
import dev.fargen.params.NamedItem;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Text;
import dev.fargen.workload.balancing.LoadBalancer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Emits the listeners of a load balancer.
 *
 * @param prefix of the logical ids
 * @param certificate why there is a listener for HTTPS
 */
record ListenerEmitter(Draft draft, String prefix, Cause.Part certificate) {

  private static final String NO_MATCH = "Requests that match no rule get 404.";

  Resource http(LoadBalancer.Created balancer, Resource loadBalancer) {
    boolean secure = balancer.isSecure();
    Value action = secure ? redirect() : notFound();
    return draft.add(
        balancer.span(),
        Resource.of(prefix + "HttpListener", "AWS::ElasticLoadBalancingV2::Listener")
            .comment("HTTP listener.")
            .comment(secure ? "Redirects to HTTPS." : NO_MATCH)
            .property("LoadBalancerArn", loadBalancer.ref())
            .property("Port", 80)
            .property("Protocol", "HTTP")
            .property("DefaultActions", new Block(certificate, secure, Value.list(action))));
  }

  Resource https(LoadBalancer.Created balancer, Resource loadBalancer) {
    List<Value> arns = new ArrayList<>();
    for (int i = 0; i < balancer.certificates().size(); i++) {
      String name = prefix + "CertificateArn" + (i == 0 ? "" : i + 1);
      arns.add(
          draft.text(
              name, "Certificate ARN for the HTTPS listener", balancer.certificates().get(i)));
    }
    List<Value> all = new ArrayList<>();
    balancer.requested().ifPresent(own -> all.add(requested(own)));
    all.addAll(arns);
    Value first = new Block(requested(), balancer.requested().isPresent(), all.get(0));
    Draft secure = draft.of(certificate);
    Resource listener =
        secure.add(
            balancer.span(),
            Resource.of(prefix + "HttpsListener", "AWS::ElasticLoadBalancingV2::Listener")
                .comment("HTTPS listener.")
                .comment(NO_MATCH)
                .property("LoadBalancerArn", loadBalancer.ref())
                .property("Port", 443)
                .property("Protocol", "HTTPS")
                .property(
                    "SslPolicy",
                    draft.word(
                        prefix + "SslPolicy",
                        "Security policy of the HTTPS listener",
                        balancer.sslPolicy()))
                .property("Certificates", Value.list(Value.map().with("CertificateArn", first)))
                .property("DefaultActions", Value.list(notFound())));
    if (all.size() > 1) {
      List<Value> more = new ArrayList<>();
      all.subList(1, all.size()).forEach(arn -> more.add(Value.map().with("CertificateArn", arn)));
      secure.add(
          balancer.span(),
          Resource.of(
                  prefix + "HttpsCertificates", "AWS::ElasticLoadBalancingV2::ListenerCertificate")
              .comment("Additional certificates; the listener selects one by host name (SNI).")
              .property("ListenerArn", listener.ref())
              .property("Certificates", Value.list(more)));
    }
    return listener;
  }

  private Cause.Part requested() {
    return new Cause.Part(
            prefix + "RequestedCertificate", "Requests a certificate for the HTTPS listener")
        .within(certificate);
  }

  /**
   * The certificate. CloudFormation writes its validation records, waits until it is issued, and
   * does not delete the records (CloudFormation template reference,
   * "AWS::CertificateManager::Certificate", DomainValidationOptions).
   */
  private Value requested(LoadBalancer.Certificate requested) {
    List<Given<Text>> domains = requested.domains();
    List<Given<Text>> more = domains.subList(1, domains.size());
    List<Value> options = new ArrayList<>();
    for (Given<Text> domain : requested.validated()) {
      String number = options.isEmpty() ? "" : "" + (options.size() + 1);
      options.add(
          new NamedItem(
              "Domain" + number,
              Value.map()
                  .with("DomainName", domain(domain, number))
                  .with(
                      "HostedZoneId",
                      draft.text(
                          prefix + "CertificateHostedZoneId",
                          ParameterType.HOSTED_ZONE_ID,
                          "Hosted zone ID for the validation of the certificate",
                          requested.hostedZone()))));
    }
    return draft
        .of(requested())
        .add(
            requested.span(),
            Resource.of(prefix + "Certificate", "AWS::CertificateManager::Certificate")
                .comment("Certificate of the HTTPS listener, validated by DNS.")
                .comment(
                    "Stack creation waits until it is issued; the validation records are not deleted with it.")
                .property("DomainName", domain(domains.get(0), ""))
                .property(
                    "SubjectAlternativeNames",
                    more.isEmpty()
                        ? Optional.empty()
                        : Optional.of(
                            draft.together(
                                prefix + "CertificateDomains",
                                "Further domain names of the certificate",
                                more)))
                .property("ValidationMethod", "DNS")
                .property("DomainValidationOptions", Value.list(options)))
        .ref();
  }

  private Value domain(Given<Text> domain, String number) {
    return draft.text(
        prefix + "CertificateDomain" + number, "Domain name of the certificate", domain);
  }

  static Mapping redirect() {
    return Value.map()
        .with("Type", "redirect")
        .with(
            "RedirectConfig",
            Value.map()
                .with("Protocol", "HTTPS")
                .with("Port", "443")
                .with("StatusCode", "HTTP_301"));
  }

  private static Mapping notFound() {
    return Value.map()
        .with("Type", "fixed-response")
        .with(
            "FixedResponseConfig",
            Value.map()
                .with("StatusCode", "404")
                .with("ContentType", "text/plain")
                .with("MessageBody", "Not found"));
  }
}
