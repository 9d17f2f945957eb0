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
import dev.fargen.workload.environment.Export;
import dev.fargen.workload.services.Workload;
import dev.fargen.workload.stack.Stack;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Emits the load balancer, its security group and its listeners. */
public final class LoadBalancerEmitter {

  static final Cause.Thing OWN = new Cause.Thing("LoadBalancer", "a load balancer");

  private static final Cause.Thing SECOND =
      new Cause.Thing("SecondLoadBalancer", "an internal load balancer beside the public one");

  /**
   * TLS 1.2 and 1.3 only (Elastic Load Balancing user guide, "Security policies for your
   * Application Load Balancer").
   */
  private static final String TLS_POLICY = "ELBSecurityPolicy-TLS13-1-2-2021-06";

  private static final String NO_MATCH = "Requests that match no rule get 404.";

  private static final List<String> PRIVATE =
      List.of("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16");

  private final Draft draft;
  private final NetworkReference network;
  private final String prefix;
  private final Cause.Part certificate;

  public LoadBalancerEmitter(Draft draft, NetworkReference network) {
    this(draft, network, "");
  }

  /**
   * @param prefix of the logical ids: {@code Internal} of the second load balancer
   */
  private LoadBalancerEmitter(Draft draft, NetworkReference network, String prefix) {
    this.draft = draft;
    this.network = network;
    this.prefix = prefix;
    String which = prefix.isEmpty() ? "the load balancer" : "the internal load balancer";
    this.certificate = new Cause.Part(prefix + "Certificate", "Enables HTTPS on " + which);
  }

  /**
   * Emits the load balancers, if the stack creates them; else only the parameters that refer to
   * one.
   */
  public Balancers emit(Stack stack) {
    Stack.Base base = stack.base();
    boolean exported = base.exports(Export.LOAD_BALANCER);
    Optional<BalancerReference> only =
        base.loadBalancer()
            .filter(one -> one instanceof LoadBalancer.Created || stack.hasHttp())
            .map(
                one ->
                    one.match(
                        this::existing,
                        created ->
                            new LoadBalancerEmitter(draft.of(OWN.at(created.span())), network)
                                .create(created, stack, Optional.empty(), exported),
                        this::imported));
    return new Balancers(
        only,
        base.internalBalancer()
            .map(
                second ->
                    new LoadBalancerEmitter(draft.of(SECOND.at(second.span())), network, "Internal")
                        .create(second, stack, only.flatMap(BalancerReference::logs), false)));
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
        false,
        group,
        "app/${Name}/${Id}",
        Value.map().with("Name", Intrinsic.select(2, parts)).with("Id", Intrinsic.select(3, parts)),
        BalancerReference.Kind.PUBLIC,
        Optional.empty());
  }

  private BalancerReference imported(LoadBalancer.Imported balancer) {
    return new BalancerReference(
        Exports.output(draft, balancer.from(), Exports.LISTENER), // another one with a certificate
        true,
        Optional.of(Exports.imported(draft, balancer.from(), Exports.BALANCER_GROUP)),
        "${LoadBalancer}",
        Value.map()
            .with("LoadBalancer", Exports.imported(draft, balancer.from(), Exports.BALANCER_NAME)),
        BalancerReference.Kind.PUBLIC,
        Optional.empty());
  }

  /**
   * @param shared the policy of the bucket for access logs, if there is one already
   */
  private BalancerReference create(
      LoadBalancer.Created balancer, Stack stack, Optional<Resource> shared, boolean exported) {
    Resource securityGroup = securityGroup(balancer);
    Optional<Resource> logs =
        balancer.accessLogs().value()
            ? shared.or(() -> Optional.of(new AccessLogEmitter(draft).emit(balancer)))
            : Optional.empty();
    Resource resource = loadBalancer(balancer, logs, securityGroup);
    Resource http = httpListener(balancer, resource);
    boolean secure = !balancer.certificates().isEmpty();
    Resource listener = secure ? httpsListener(balancer, resource) : http;
    String address =
        secure
            ? "https://" + host(balancer, stack).orElse("${" + resource.id() + ".DNSName}")
            : "http://${" + resource.id() + ".DNSName}";
    draft.add(
        balancer.span(),
        Output.of(
            prefix + "Url",
            prefix.isEmpty() ? "URL of the load balancer" : "URL of the internal load balancer",
            new Block(certificate, secure, Intrinsic.sub(address))));
    Value listenerArn = new Block(certificate, secure, listener.ref());
    if (exported) {
      export(balancer.span(), resource, securityGroup, listenerArn);
    }
    return new BalancerReference(
        listenerArn,
        false,
        Optional.of(securityGroup.ref()),
        "${" + resource.id() + ".LoadBalancerFullName}",
        Value.map(),
        kind(balancer),
        logs);
  }

  private BalancerReference.Kind kind(LoadBalancer.Created balancer) {
    if (!prefix.isEmpty()) {
      return BalancerReference.Kind.SECOND;
    }
    return balancer.isFacing() ? BalancerReference.Kind.PUBLIC : BalancerReference.Kind.INTERNAL;
  }

  /** A host name of a workload: no certificate has the load balancer's own name. */
  private Optional<String> host(LoadBalancer.Created balancer, Stack stack) {
    for (Workload workload : stack.workloads()) {
      if (workload.http().isPresent()
          && (stack.base().internalBalancer().isEmpty()
              || workload.http().get().internal() == !balancer.isFacing())) {
        for (Given<Text> host : workload.http().get().requests().hosts()) {
          String name = host.value().written();
          if (name.indexOf('*') < 0 && name.indexOf('?') < 0) {
            return Optional.of(draft.inSub(host));
          }
        }
      }
    }
    return Optional.empty();
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

  private Resource securityGroup(LoadBalancer.Created balancer) {
    List<Value> ingress = new ArrayList<>();
    for (Value source : sources(balancer)) {
      ingress.add(from(source, 80, "HTTP"));
      if (!balancer.certificates().isEmpty()) {
        ingress.add(new Block(certificate, true, from(source, 443, "HTTPS")));
      }
    }
    return draft.add(
        balancer.span(),
        Resource.of(prefix + "LoadBalancerSecurityGroup", "AWS::EC2::SecurityGroup")
            .comment("Security group of the " + which() + ".")
            .comment("Allows requests from " + clients(balancer) + ".")
            .comment("Each service adds its own egress rule.")
            .property("GroupDescription", "Load balancer")
            .property("VpcId", network.vpc())
            .property(
                "SecurityGroupIngress",
                new Block(
                    NetworkReference.INTERNAL_BALANCER,
                    balancer.internal().value(),
                    Value.list(ingress)))
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

  private String which() {
    return prefix.isEmpty() ? "load balancer" : "internal load balancer";
  }

  private Resource loadBalancer(
      LoadBalancer.Created balancer, Optional<Resource> logs, Resource securityGroup) {
    Resource.Builder builder =
        Resource.of(prefix + "LoadBalancer", "AWS::ElasticLoadBalancingV2::LoadBalancer")
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
                    prefix + "LoadBalancerScheme",
                    "Scheme of the " + which(),
                    balancer.internal(),
                    "internal",
                    "internet-facing"))
            .property("Subnets", subnets(balancer))
            .property("SecurityGroups", Value.list(securityGroup.ref()));
    List<Value> attributes = new ArrayList<>();
    attributes.add(
        attribute("routing.http.drop_invalid_header_fields.enabled", Value.text("true")));
    attributes.add(attribute("routing.http.desync_mitigation_mode", Value.text("defensive")));
    attributes.add(
        attribute(
            "idle_timeout.timeout_seconds",
            draft.numberAsText(
                prefix + "LoadBalancerIdleTimeout",
                "Idle timeout of the " + which() + " in seconds",
                balancer.idleTimeout())));
    attributes.add(
        attribute(
            "deletion_protection.enabled",
            draft.choice(
                prefix + "LoadBalancerDeletionProtection",
                "Enables deletion protection of the " + which(),
                balancer.deletionProtection(),
                "true",
                "false")));
    boolean on = logs.isPresent();
    attributes.add(
        attribute(
            "access_logs.s3.enabled",
            new Block(AccessLogEmitter.CAUSE, on, Value.text(on ? "true" : "false"))));
    logs.ifPresent(
        policy ->
            attributes.add(
                new Block(
                    AccessLogEmitter.CAUSE,
                    true,
                    attribute("access_logs.s3.bucket", policy.ref()))));
    return draft.add(
        balancer.span(),
        builder.property("LoadBalancerAttributes", new ItemsBy("Key", attributes)));
  }

  private static Mapping attribute(String key, Value value) {
    return Value.map().with("Key", key).with("Value", value);
  }

  private Value subnets(LoadBalancer.Created balancer) {
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
        Resource.of(prefix + "HttpListener", "AWS::ElasticLoadBalancingV2::Listener")
            .comment("HTTP listener.")
            .comment(secure ? "Redirects to HTTPS." : NO_MATCH)
            .property("LoadBalancerArn", loadBalancer.ref())
            .property("Port", 80)
            .property("Protocol", "HTTP")
            .property("DefaultActions", new Block(certificate, secure, Value.list(action))));
  }

  private Resource httpsListener(LoadBalancer.Created balancer, Resource loadBalancer) {
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
