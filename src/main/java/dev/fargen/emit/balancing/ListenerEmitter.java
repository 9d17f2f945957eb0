package dev.fargen.emit.balancing;

import dev.fargen.cfn.Mapping;
import dev.fargen.cfn.Resource;
import dev.fargen.cfn.Value;
import dev.fargen.emit.draft.Draft;
import dev.fargen.params.Block;
import dev.fargen.params.Cause;
import dev.fargen.workload.balancing.LoadBalancer;
import java.util.ArrayList;
import java.util.List;

/**
 * Emits the listeners of a load balancer.
 *
 * @param prefix of the logical ids
 * @param certificate why there is a listener for HTTPS
 */
record ListenerEmitter(Draft draft, String prefix, Cause.Part certificate) {

  /**
   * TLS 1.2 and 1.3 only (Elastic Load Balancing user guide, "Security policies for your
   * Application Load Balancer").
   */
  private static final String TLS_POLICY = "ELBSecurityPolicy-TLS13-1-2-2021-06";

  private static final String NO_MATCH = "Requests that match no rule get 404.";

  Resource http(LoadBalancer.Created balancer, Resource loadBalancer) {
    boolean secure = !balancer.certificates().isEmpty();
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
                .property("SslPolicy", TLS_POLICY)
                .property(
                    "Certificates", Value.list(Value.map().with("CertificateArn", arns.get(0))))
                .property("DefaultActions", Value.list(notFound())));
    if (arns.size() > 1) {
      List<Value> more = new ArrayList<>();
      arns.subList(1, arns.size())
          .forEach(arn -> more.add(Value.map().with("CertificateArn", arn)));
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

  private static Mapping redirect() {
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
