package dev.fargen.spec.balancing;

import static dev.fargen.spec.form.Duration.seconds;

import dev.fargen.spec.arn.ArnKinds;
import dev.fargen.spec.form.Durations;
import dev.fargen.spec.form.Form;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Key;
import dev.fargen.spec.form.OrBlock;
import dev.fargen.spec.form.Patterns;
import dev.fargen.spec.form.Section;
import dev.fargen.spec.form.Shape;
import dev.fargen.spec.form.Text;
import dev.fargen.spec.form.Texts;
import dev.fargen.spec.network.Cidrs;
import dev.fargen.spec.network.NetworkIds;
import java.util.List;

/** Keys of the load balancer for workloads with {@code http}. */
public final class LoadBalancerKeys {

  /** Keys of a new load balancer. */
  public static final class Created {
    public static final Key<Texts> SUBNETS =
        Key.of(
                "subnets",
                Form.texts(NetworkIds.SUBNET, Integer.MAX_VALUE),
                "Subnets of the load balancer, in at least two Availability Zones. If the stack"
                    + " has an internal one as well, that one is in the subnets of the tasks.")
            .otherwise(
                "the public subnets; for an internal load balancer, the subnets of the tasks (with"
                    + " `network.create` or `network.import`, the private subnets)")
            .becomes("`Subnets` of the load balancer")
            .example("subnets: \"${PublicSubnetIds}\"");
    public static final Key<Boolean> INTERNAL =
        Key.of(
                "internal",
                Form.truth().literal(),
                "Makes the load balancer internal: it has private addresses only and"
                    + " cannot be reached from the internet. A workload can override it with"
                    + " `http.internal`.")
            .fallback("false")
            .becomes("`Scheme` of the load balancer")
            .example("internal: true");
    public static final Key<OrBlock<List<Given<Text>>>> CERTIFICATE =
        Key.of(
                "certificate",
                Form.orBlock(
                    Form.distinct(ArnKinds.CERTIFICATE).orOne(), () -> CertificateKeys.SHAPE),
                "ACM certificates for HTTPS: their ARNs, or a block for a certificate that the"
                    + " stack requests, one for each load balancer. With a certificate, the load"
                    + " balancer serves HTTPS and redirects HTTP to HTTPS; without one, it serves"
                    + " HTTP only.")
            .becomes("an HTTPS listener, and AWS::CertificateManager::Certificate")
            .example("certificate: \"${CertificateArn}\"");
    public static final Key<String> SSL_POLICY =
        Key.of(
                "ssl_policy",
                Form.plain(
                    "the name of a security policy such as"
                        + " `ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09`",
                    "ELBSecurityPolicy-[A-Za-z0-9-]{1,64}"),
                "Security policy of the HTTPS listener: TLS versions and ciphers.")
            .fallback("ELBSecurityPolicy-TLS13-1-2-2021-06")
            .becomes("`SslPolicy` of the HTTPS listener")
            .example("ssl_policy: ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09");
    public static final Key<Text> WEB_ACL =
        Key.of(
                "web_acl",
                ArnKinds.WEB_ACL,
                "AWS WAF web ACL that filters the requests, in the region of the stack. If the"
                    + " stack has an internal load balancer as well, it is associated with both.")
            .becomes("AWS::WAFv2::WebACLAssociation")
            .example("web_acl: \"${WebAclArn}\"");
    public static final Key<List<Given<Text>>> ALLOWED_SOURCES =
        Key.of(
                "allowed_sources",
                Form.distinct(Cidrs.FORM).orOne(),
                "Source addresses that can reach the load balancer. If the stack has an internal"
                    + " one as well, all private addresses can reach that one.")
            .otherwise("all addresses; for an internal load balancer, all private addresses")
            .becomes("`SecurityGroupIngress` of the load balancer's security group")
            .example("allowed_sources: [203.0.113.0/24]");
    public static final Key<Boolean> ACCESS_LOGS =
        Key.of(
                "access_logs",
                Form.truth(),
                "Enables access logs: each request is logged to a new S3 bucket,"
                    + " where the logs expire after 90 days.")
            .byMode("true", "false")
            .becomes(
                "AWS::S3::Bucket, and the attributes `access_logs.s3...` of the load" + " balancer")
            .example("access_logs: false");
    public static final Key<Boolean> DELETION_PROTECTION =
        Key.of("deletion_protection", Form.truth(), "Enables deletion protection.")
            .byMode("true", "false")
            .becomes("the attribute `deletion_protection.enabled` of the load balancer")
            .example("deletion_protection: false");
    public static final Key<Integer> IDLE_TIMEOUT =
        Key.of(
                "idle_timeout",
                Durations.between(seconds(1), seconds(4_000)),
                "Time after which the load balancer closes an idle connection.")
            .fallback("60s")
            .becomes("the attribute `idle_timeout.timeout_seconds` of the load balancer")
            .example("idle_timeout: 5m");
    public static final Shape SHAPE =
        Shape.of(
            "a `load_balancer.create` block",
            SUBNETS,
            INTERNAL,
            CERTIFICATE,
            SSL_POLICY,
            WEB_ACL,
            ALLOWED_SOURCES,
            ACCESS_LOGS,
            DELETION_PROTECTION,
            IDLE_TIMEOUT);

    private Created() {}
  }

  public static final Key<Section> CREATE =
      Key.of("create", Form.block(() -> Created.SHAPE), "Creates a load balancer in this stack.")
          .becomes("AWS::ElasticLoadBalancingV2::LoadBalancer and its listeners")
          .example("create: {certificate: \"${CertificateArn}\"}");
  public static final Key<String> IMPORT =
      Key.of(
              "import",
              Form.plain("the name of a spec", Patterns.SPEC),
              "Name of another spec, whose stack exports its load balancer. The template"
                  + " parameter `NetworkStack` has the name of that stack if the network is"
                  + " imported from the same spec, otherwise `LoadBalancerStack` has it; its"
                  + " default is `<spec>-<environment>`.")
          .becomes("`Fn::ImportValue`")
          .example("import: shared-network");
  public static final Key<List<Given<Text>>> LISTENER =
      Key.of(
              "listener",
              Form.distinct(ArnKinds.LISTENER, 2).orOne(),
              "Listener of an existing load balancer; or two, the HTTPS listener and then the HTTP"
                  + " listener, which gets a redirect to HTTPS for each `http` item. Requires"
                  + " `security_group`.")
          .becomes("`ListenerArn` of the listener rules")
          .example("listener: \"${ListenerArn}\"");
  public static final Key<Text> SECURITY_GROUP =
      Key.of(
              "security_group",
              NetworkIds.SECURITY_GROUP,
              "Security group of the existing load balancer. fargen adds one egress rule"
                  + " per workload to it, and allows it as a source in the security group of"
                  + " the workload.")
          .becomes(
              "AWS::EC2::SecurityGroupEgress, and ingress of the workload's security" + " group")
          .example("security_group: \"${LoadBalancerSecurityGroupId}\"");
  public static final Shape SHAPE =
      Shape.of("a `load_balancer` block", CREATE, IMPORT, LISTENER, SECURITY_GROUP);

  private LoadBalancerKeys() {}
}
