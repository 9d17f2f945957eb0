package dev.fargen.emit.balancing;

import dev.fargen.cfn.Intrinsic;
import dev.fargen.cfn.Mapping;
import dev.fargen.cfn.Output;
import dev.fargen.cfn.ParameterType;
import dev.fargen.cfn.Resource;
import dev.fargen.cfn.Value;
import dev.fargen.diag.Span;
import dev.fargen.emit.draft.Draft;
import dev.fargen.emit.draft.Exports;
import dev.fargen.emit.network.NetworkReference;
import dev.fargen.emit.network.TrafficRules;
import dev.fargen.params.Block;
import dev.fargen.params.Cause;
import dev.fargen.params.ItemsBy;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Text;
import dev.fargen.workload.balancing.LoadBalancer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Emits the load balancer, its security group and its listeners. */
public final class LoadBalancerEmitter {

  static final Cause.Thing OWN = new Cause.Thing("LoadBalancer", "a load balancer");

  private static final Cause.Part CERTIFICATE =
      new Cause.Part("Certificate", "Enables HTTPS on the load balancer");

  /**
   * TLS 1.2 and 1.3 only (Elastic Load Balancing user guide, "Security policies for your
   * Application Load Balancer").
   */
  private static final String TLS_POLICY = "ELBSecurityPolicy-TLS13-1-2-2021-06";

  private static final String NO_MATCH = "Requests that match no rule get 404.";

  private static final List<String> PRIVATE =
      List.of("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16");

  private final Draft draft;

  public LoadBalancerEmitter(Draft draft) {
    this.draft = draft;
  }

  /**
   * Emits the load balancer, if the stack creates one; else only the parameters that refer to it.
   *
   * @param exported whether other stacks may import it
   */
  public BalancerReference emit(LoadBalancer balancer, NetworkReference network, boolean exported) {
    return balancer.match(
        this::existing,
        created ->
            new LoadBalancerEmitter(draft.of(OWN.at(created.span())))
                .create(created, network, exported),
        this::imported);
  }

  private BalancerReference existing(LoadBalancer.Existing balancer) {
    Value listener =
        draft.text(
            "ListenerArn", "Listener ARN of the existing load balancer", balancer.listener());
    Optional<Value> group =
        balancer
            .securityGroup()
            .map(
                given ->
                    draft.text(
                        "LoadBalancerSecurityGroupId",
                        ParameterType.SECURITY_GROUP_ID,
                        "Security group ID of the existing load balancer",
                        given));
    // arn:aws:elasticloadbalancing:<region>:<account>:listener/app/<name>/<id>/<listener>
    Value parts = Intrinsic.split("/", listener);
    return new BalancerReference(
        listener,
        group,
        "app/${Name}/${Id}",
        Value.map()
            .with("Name", Intrinsic.select(2, parts))
            .with("Id", Intrinsic.select(3, parts)));
  }

  private BalancerReference imported(LoadBalancer.Imported balancer) {
    return new BalancerReference(
        Exports.imported(draft, balancer.from(), Exports.LISTENER),
        Optional.of(Exports.imported(draft, balancer.from(), Exports.BALANCER_GROUP)),
        "${LoadBalancer}",
        Value.map()
            .with("LoadBalancer", Exports.imported(draft, balancer.from(), Exports.BALANCER_NAME)));
  }

  private BalancerReference create(
      LoadBalancer.Created balancer, NetworkReference network, boolean exported) {
    Resource securityGroup = securityGroup(balancer, network);
    Resource resource = loadBalancer(balancer, network, securityGroup);
    Resource http = httpListener(balancer, resource);
    boolean secure = !balancer.certificates().isEmpty();
    Resource listener = secure ? httpsListener(balancer, resource) : http;
    String scheme = secure ? "https" : "http";
    draft.add(
        balancer.span(),
        Output.of(
            "Url",
            "URL of the load balancer",
            new Block(CERTIFICATE, secure, Intrinsic.sub(scheme + "://${LoadBalancer.DNSName}"))));
    Value listenerArn = new Block(CERTIFICATE, secure, listener.ref());
    if (exported) {
      export(balancer.span(), resource, securityGroup, listenerArn);
    }
    return new BalancerReference(
        listenerArn,
        Optional.of(securityGroup.ref()),
        "${LoadBalancer.LoadBalancerFullName}",
        Value.map());
  }

  private void export(Span span, Resource balancer, Resource securityGroup, Value listener) {
    draft.add(
        span,
        Exports.export(
            Exports.LISTENER, "ARN of the listener, for listener rules of other stacks", listener));
    draft.add(
        span,
        Exports.export(
            Exports.BALANCER_GROUP,
            "Security group ID of the load balancer",
            securityGroup.att("GroupId")));
    draft.add(
        span,
        Exports.export(
            Exports.BALANCER_NAME,
            "Full name of the load balancer, for CloudWatch metrics",
            balancer.att("LoadBalancerFullName")));
    draft.add(
        span,
        Exports.export(
            Exports.BALANCER_ADDRESS,
            "DNS name of the load balancer, for alias records",
            balancer.att("DNSName")));
  }

  private Resource securityGroup(LoadBalancer.Created balancer, NetworkReference network) {
    List<Value> ingress = new ArrayList<>();
    for (Value source : sources(balancer)) {
      ingress.add(from(source, 80, "HTTP"));
      if (!balancer.certificates().isEmpty()) {
        ingress.add(new Block(CERTIFICATE, true, from(source, 443, "HTTPS")));
      }
    }
    return draft.add(
        balancer.span(),
        Resource.of("LoadBalancerSecurityGroup", "AWS::EC2::SecurityGroup")
            .comment("Security group of the load balancer.")
            .comment("Allows requests from " + clients(balancer) + ".")
            .comment("Each service adds its own egress rule.")
            .property("GroupDescription", "Load balancer")
            .property("VpcId", network.vpc())
            .property("SecurityGroupIngress", Value.list(ingress))
            .property("SecurityGroupEgress", Value.list(TrafficRules.NO_EGRESS)));
  }

  private static String clients(LoadBalancer.Created balancer) {
    if (!balancer.allowedSources().isEmpty()) {
      return "the allowed sources";
    }
    return balancer.internal().value() ? "private IP addresses" : "the internet";
  }

  private List<Value> sources(LoadBalancer.Created balancer) {
    List<Value> sources = new ArrayList<>();
    for (Given<Text> source : balancer.allowedSources()) {
      sources.add(draft.bare(source));
    }
    if (sources.isEmpty()) {
      List<String> all = balancer.internal().value() ? PRIVATE : List.of("0.0.0.0/0");
      sources.addAll(Value.texts(all).items());
    }
    return sources;
  }

  private static Mapping from(Value source, int port, String what) {
    return TrafficRules.rule(what, Value.number(port)).with("CidrIp", source);
  }

  private Resource loadBalancer(
      LoadBalancer.Created balancer, NetworkReference network, Resource securityGroup) {
    Resource.Builder builder =
        Resource.of("LoadBalancer", "AWS::ElasticLoadBalancingV2::LoadBalancer")
            .comment(
                balancer.internal().value()
                    ? "Application Load Balancer, internal."
                    : "Application Load Balancer, internet-facing.")
            .explain(
                balancer.accessLogs().value(),
                "access_logs.s3.bucket refers to the bucket policy (its !Ref is the bucket name), so"
                    + " that the policy is created first.")
            .dependsOn(balancer.internal().value() ? List.of() : network.waysIn())
            .property("Type", "application")
            .property(
                "Scheme",
                draft.choice(
                    "LoadBalancerScheme",
                    "Scheme of the load balancer",
                    balancer.internal(),
                    "internal",
                    "internet-facing"))
            .property("Subnets", subnets(balancer, network))
            .property("SecurityGroups", Value.list(securityGroup.ref()));
    List<Value> attributes = new ArrayList<>();
    attributes.add(
        attribute("routing.http.drop_invalid_header_fields.enabled", Value.text("true")));
    attributes.add(attribute("routing.http.desync_mitigation_mode", Value.text("defensive")));
    attributes.add(
        attribute(
            "idle_timeout.timeout_seconds",
            draft.numberAsText(
                "LoadBalancerIdleTimeout",
                "Idle timeout of the load balancer in seconds",
                balancer.idleTimeout())));
    attributes.add(
        attribute(
            "deletion_protection.enabled",
            draft.choice(
                "LoadBalancerDeletionProtection",
                "Enables deletion protection of the load balancer",
                balancer.deletionProtection(),
                "true",
                "false")));
    if (balancer.accessLogs().value()) {
      Resource policy = new AccessLogEmitter(draft).emit(balancer);
      attributes.add(logged(attribute("access_logs.s3.enabled", Value.text("true"))));
      attributes.add(logged(attribute("access_logs.s3.bucket", policy.ref())));
    }
    return draft.add(
        balancer.span(),
        builder.property("LoadBalancerAttributes", new ItemsBy("Key", attributes)));
  }

  private static Value logged(Value value) {
    return new Block(AccessLogEmitter.CAUSE, true, value);
  }

  private static Mapping attribute(String key, Value value) {
    return Value.map().with("Key", key).with("Value", value);
  }

  private Value subnets(LoadBalancer.Created balancer, NetworkReference network) {
    return balancer
        .subnets()
        .map(
            own ->
                draft.texts(
                    "LoadBalancerSubnetIds",
                    ParameterType.SUBNET_IDS,
                    "Subnet IDs for the load balancer, in at least two Availability Zones",
                    "ID of a subnet for the load balancer",
                    own))
        .orElseGet(() -> network.balancerSubnets(balancer.internal().value()));
  }

  private Resource httpListener(LoadBalancer.Created balancer, Resource loadBalancer) {
    boolean secure = !balancer.certificates().isEmpty();
    Value action = secure ? redirect() : notFound();
    return draft.add(
        balancer.span(),
        Resource.of("HttpListener", "AWS::ElasticLoadBalancingV2::Listener")
            .comment("HTTP listener.")
            .comment(secure ? "Redirects to HTTPS." : NO_MATCH)
            .property("LoadBalancerArn", loadBalancer.ref())
            .property("Port", 80)
            .property("Protocol", "HTTP")
            .property("DefaultActions", new Block(CERTIFICATE, secure, Value.list(action))));
  }

  private Resource httpsListener(LoadBalancer.Created balancer, Resource loadBalancer) {
    List<Value> arns = new ArrayList<>();
    for (int i = 0; i < balancer.certificates().size(); i++) {
      String name = "CertificateArn" + (i == 0 ? "" : i + 1);
      arns.add(
          draft.text(
              name, "Certificate ARN for the HTTPS listener", balancer.certificates().get(i)));
    }
    Draft secure = draft.of(CERTIFICATE);
    Resource listener =
        secure.add(
            balancer.span(),
            Resource.of("HttpsListener", "AWS::ElasticLoadBalancingV2::Listener")
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
          Resource.of("HttpsCertificates", "AWS::ElasticLoadBalancingV2::ListenerCertificate")
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
