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
import dev.fargen.list.Lists;
import dev.fargen.params.Block;
import dev.fargen.params.Cause;
import dev.fargen.params.ItemsBy;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Text;
import dev.fargen.workload.balancing.Http;
import dev.fargen.workload.balancing.LoadBalancer;
import dev.fargen.workload.environment.ExportNames;
import dev.fargen.workload.services.Workload;
import dev.fargen.workload.stack.Stack;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Emits a load balancer with its security group and listeners. */
final class LoadBalancerEmitter {

  static final Cause.Thing OWN = new Cause.Thing("LoadBalancer", "a load balancer");

  static final Cause.Thing SECOND =
      new Cause.Thing("SecondLoadBalancer", "an internal load balancer beside the public one");

  private final Draft draft;
  private final NetworkReference network;
  private final String prefix;
  private final Cause.Part certificate;

  /**
   * @param prefix of the logical ids: {@code Internal} of the second load balancer
   */
  LoadBalancerEmitter(Draft draft, NetworkReference network, String prefix) {
    this.draft = draft;
    this.network = network;
    this.prefix = prefix;
    this.certificate = new Cause.Part(prefix + "Certificate", "Enables HTTPS on the " + which());
  }

  /**
   * @param shared the policy of the bucket for access logs, if there is one already
   */
  BalancerReference emit(
      LoadBalancer.Created balancer, Stack stack, Optional<Resource> shared, boolean exported) {
    Resource securityGroup =
        new LoadBalancerGroupEmitter(draft, network, prefix, certificate, dualStack())
            .emit(balancer);
    Optional<Resource> logs =
        balancer.accessLogs().value()
            ? shared.or(() -> Optional.of(new AccessLogEmitter(draft).emit(balancer)))
            : Optional.empty();
    Resource resource = loadBalancer(balancer, logs, securityGroup);
    ListenerEmitter listeners = new ListenerEmitter(draft, prefix, certificate);
    Resource http = listeners.http(balancer, resource);
    boolean secure = balancer.isSecure();
    Resource listener = secure ? listeners.https(balancer, resource) : http;
    String address =
        secure
            ? "https://" + host(balancer, stack).orElse("${" + resource.id() + ".DNSName}")
            : "http://${" + resource.id() + ".DNSName}";
    draft.add(
        balancer.span(),
        Output.of(
            prefix + "Url",
            "URL that the " + which() + " serves",
            new Block(certificate, secure, Intrinsic.sub(address))));
    balancer.webAcl().ifPresent(acl -> webAcl(balancer, resource, acl));
    Value listenerArn = new Block(certificate, secure, listener.ref());
    if (exported) {
      export(balancer.span(), resource, securityGroup, listenerArn);
    }
    return new BalancerReference(
        listenerArn,
        Optional.empty(),
        false,
        Optional.of(securityGroup.ref()),
        "${" + resource.id() + ".LoadBalancerFullName}",
        Value.map(),
        kind(balancer),
        Optional.of(
            new BalancerReference.Address(
                resource.att("DNSName"),
                resource.att("CanonicalHostedZoneID"),
                isDualStack(balancer, network))),
        logs);
  }

  /**
   * Whether it has IPv6 addresses: an internal load balancer cannot (Elastic Load Balancing API
   * reference, "SetIpAddressType"), and allowed sources are blocks of IPv4 addresses.
   */
  static boolean isDualStack(LoadBalancer.Created balancer, NetworkReference network) {
    return network.network().isDualStack() && balancer.isOpen();
  }

  /** Why it may have IPv4 addresses only. */
  private Cause.Part dualStack() {
    return new Cause.Part(prefix + "DualStack", "Adds IPv6 to the " + which())
        .within(NetworkReference.IPV6);
  }

  private BalancerReference.Kind kind(LoadBalancer.Created balancer) {
    if (!prefix.isEmpty()) {
      return BalancerReference.Kind.SECOND;
    }
    return balancer.isFacing() ? BalancerReference.Kind.PUBLIC : BalancerReference.Kind.INTERNAL;
  }

  /** A host name of a workload: no certificate has the load balancer's own name. */
  private Optional<String> host(LoadBalancer.Created balancer, Stack stack) {
    boolean only = stack.base().internalBalancer().isEmpty();
    for (Http http : Lists.flatMap(stack.workloads(), Workload::http)) {
      if (only || http.internal() == !balancer.isFacing()) {
        for (Given<Text> host : http.requests().hosts()) {
          String name = host.value().written();
          if (name.indexOf('*') < 0 && name.indexOf('?') < 0) {
            return Optional.of(draft.inSub(host));
          }
        }
      }
    }
    return Optional.empty();
  }

  /** One that is removed from the load balancer is not needed by anything. */
  private void webAcl(LoadBalancer.Created balancer, Resource resource, Given<Text> acl) {
    Cause.Part cause =
        new Cause.Part(prefix + "WebAcl", "Associates a web ACL with the " + which());
    draft
        .of(cause)
        .add(
            balancer.span(),
            Resource.of(prefix + "WebAclAssociation", "AWS::WAFv2::WebACLAssociation")
                .comment("Web ACL of AWS WAF that filters the requests to the " + which() + ".")
                .property("ResourceArn", resource.ref())
                .property("WebACLArn", draft.text("WebAclArn", "ARN of the web ACL", acl)));
  }

  private void export(Span span, Resource balancer, Resource securityGroup, Value listener) {
    draft.add(
        span,
        Exports.export(
            ExportNames.LISTENER,
            "ARN of the listener, for listener rules of other stacks",
            listener));
    draft.add(
        span,
        Exports.export(
            ExportNames.BALANCER_GROUP,
            "ID of the security group of the load balancer",
            securityGroup.att("GroupId")));
    draft.add(
        span,
        Exports.export(
            ExportNames.BALANCER_NAME,
            "Full name of the load balancer, for CloudWatch metrics",
            balancer.att("LoadBalancerFullName")));
    draft.add(
        span,
        Exports.export(
            ExportNames.BALANCER_ADDRESS,
            "DNS name of the load balancer, for DNS records",
            balancer.att("DNSName")));
    draft.add(
        span,
        Exports.export(
            ExportNames.BALANCER_ZONE,
            "Hosted zone ID of the load balancer, for DNS records",
            balancer.att("CanonicalHostedZoneID")));
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
                "access_logs.s3.bucket refers to the bucket policy (its !Ref returns the bucket name), so"
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
    boolean dual = isDualStack(balancer, network);
    if (network.network().isDualStack() && balancer.isFacing()) {
      builder.property(
          "IpAddressType", new Block(dualStack(), dual, Value.text(dual ? "dualstack" : "ipv4")));
    }
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

  private String which() {
    return (prefix.isEmpty() ? "" : "internal ") + "Application Load Balancer";
  }
}
