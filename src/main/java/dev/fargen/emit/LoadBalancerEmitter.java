package dev.fargen.emit;

import dev.fargen.cfn.Block;
import dev.fargen.cfn.Intrinsic;
import dev.fargen.cfn.Mapping;
import dev.fargen.cfn.Output;
import dev.fargen.cfn.ParameterType;
import dev.fargen.cfn.Resource;
import dev.fargen.cfn.Setting;
import dev.fargen.cfn.Value;
import dev.fargen.spec.Given;
import dev.fargen.spec.Text;
import dev.fargen.spec.Texts;
import dev.fargen.workload.LoadBalancer;
import dev.fargen.workload.Network;
import java.util.ArrayList;
import java.util.List;

/** Emits the load balancer, its security group and its listeners. */
final class LoadBalancerEmitter {

  /** The cause that conditions around HTTPS are named for. */
  static final String CERTIFICATE = "Certificate";

  /**
   * TLS 1.2 and 1.3 only (Elastic Load Balancing user guide, "Security policies for your
   * Application Load Balancer").
   */
  private static final String TLS_POLICY = "ELBSecurityPolicy-TLS13-1-2-2021-06";

  private static final List<String> PRIVATE =
      List.of("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16");

  private final Draft draft;

  LoadBalancerEmitter(Draft draft) {
    this.draft = draft;
  }

  /** What the workloads behind the load balancer need of it. */
  record Emitted(Resource securityGroup, Value listener) {}

  Emitted emit(LoadBalancer balancer, Network network) {
    Resource securityGroup = securityGroup(balancer, network);
    Resource resource = loadBalancer(balancer, network, securityGroup);
    Resource http = httpListener(balancer, resource);
    boolean secure = !balancer.certificates().isEmpty();
    Resource listener = secure ? httpsListener(balancer, resource) : http;
    String scheme = secure ? "https" : "http";
    draft.add(
        Output.of(
            "Url",
            "Address of the load balancer",
            new Block(CERTIFICATE, secure, Intrinsic.sub(scheme + "://${LoadBalancer.DNSName}"))));
    return new Emitted(securityGroup, new Block(CERTIFICATE, secure, listener.ref()));
  }

  private Resource securityGroup(LoadBalancer balancer, Network network) {
    List<Value> ingress = new ArrayList<>();
    for (Value source : sources(balancer)) {
      ingress.add(
          from(
              source,
              80,
              balancer.certificates().isEmpty() ? "HTTP" : "HTTP, redirected to HTTPS"));
      if (!balancer.certificates().isEmpty()) {
        ingress.add(new Block(CERTIFICATE, true, from(source, 443, "HTTPS")));
      }
    }
    return draft.add(
        balancer.span(),
        Resource.of("LoadBalancerSecurityGroup", "AWS::EC2::SecurityGroup")
            .comment("Who reaches the load balancer; each workload adds the way to its own tasks.")
            .property("GroupDescription", "Load balancer")
            .property("VpcId", vpc(draft, network))
            .property("SecurityGroupIngress", Value.list(ingress))
            .property("SecurityGroupEgress", Value.list(TrafficRules.NO_EGRESS)));
  }

  static Value vpc(Draft draft, Network network) {
    return draft.text("VpcId", ParameterType.VPC_ID, "VPC that everything runs in", network.vpc());
  }

  private List<Value> sources(LoadBalancer balancer) {
    List<Value> sources = new ArrayList<>();
    for (Given<Text> source : balancer.allowedSources()) {
      sources.add(draft.text("", "", source));
    }
    if (sources.isEmpty()) {
      List<String> all = balancer.internal().value() ? PRIVATE : List.of("0.0.0.0/0");
      sources.addAll(Value.texts(all).items());
    }
    return sources.stream().map(s -> s instanceof Setting setting ? setting.value() : s).toList();
  }

  private static Mapping from(Value source, int port, String what) {
    return TrafficRules.rule(what, Value.number(port)).with("CidrIp", source);
  }

  private Resource loadBalancer(LoadBalancer balancer, Network network, Resource securityGroup) {
    Resource.Builder builder =
        Resource.of("LoadBalancer", "AWS::ElasticLoadBalancingV2::LoadBalancer")
            .comment("Takes requests and spreads them over the tasks that work.")
            .property("Type", "application")
            .property(
                "Scheme",
                draft.choice(
                    "LoadBalancerScheme",
                    "Whether the load balancer is reached from the internet",
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
                "Seconds after which an idle connection is closed",
                balancer.idleTimeout())));
    attributes.add(
        attribute(
            "deletion_protection.enabled",
            draft.choice(
                "LoadBalancerDeletionProtection",
                "Whether the load balancer can't be deleted",
                balancer.deletionProtection(),
                "true",
                "false")));
    if (balancer.accessLogs().value()) {
      Resource policy = new AccessLogEmitter(draft).emit(balancer);
      attributes.add(logged(attribute("access_logs.s3.enabled", Value.text("true"))));
      attributes.add(logged(attribute("access_logs.s3.bucket", policy.ref())));
    }
    return draft.add(
        balancer.span(), builder.property("LoadBalancerAttributes", Value.list(attributes)));
  }

  private static Value logged(Value value) {
    return new Block(AccessLogEmitter.CAUSE, true, value);
  }

  private static Mapping attribute(String key, Value value) {
    return Value.map().with("Key", key).with("Value", value);
  }

  private Value subnets(LoadBalancer balancer, Network network) {
    Given<Texts> subnets = balancer.subnets().orElse(network.subnets());
    boolean own = balancer.subnets().isPresent();
    return draft.texts(
        own ? "LoadBalancerSubnetIds" : "SubnetIds",
        ParameterType.SUBNET_IDS,
        own
            ? "Subnets of the load balancer, in two zones at least"
            : "Subnets that the tasks run in, in two zones at least",
        subnets);
  }

  private Resource httpListener(LoadBalancer balancer, Resource loadBalancer) {
    boolean secure = !balancer.certificates().isEmpty();
    Value action = secure ? redirect() : notFound();
    return draft.add(
        balancer.span(),
        Resource.of("HttpListener", "AWS::ElasticLoadBalancingV2::Listener")
            .comment(
                secure
                    ? "Sends clients that speak plain HTTP to HTTPS."
                    : "Port 80; requests that no workload asks for get a 404.")
            .property("LoadBalancerArn", loadBalancer.ref())
            .property("Port", 80)
            .property("Protocol", "HTTP")
            .property("DefaultActions", new Block(CERTIFICATE, secure, Value.list(action))));
  }

  private Resource httpsListener(LoadBalancer balancer, Resource loadBalancer) {
    List<Value> arns = new ArrayList<>();
    for (int i = 0; i < balancer.certificates().size(); i++) {
      String name = "CertificateArn" + (i == 0 ? "" : i + 1);
      arns.add(
          draft.text(name, "Certificate of the HTTPS listener", balancer.certificates().get(i)));
    }
    Resource listener =
        draft.add(
            balancer.span(),
            Resource.of("HttpsListener", "AWS::ElasticLoadBalancingV2::Listener")
                .comment("Port 443; requests that no workload asks for get a 404.")
                .condition(CERTIFICATE)
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
      draft.add(
          balancer.span(),
          Resource.of("HttpsCertificates", "AWS::ElasticLoadBalancingV2::ListenerCertificate")
              .comment("Further certificates; the listener chooses by the name that is asked for.")
              .condition(CERTIFICATE)
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
