package dev.fargen.spec.balancing;

import dev.fargen.spec.arn.ArnKinds;
import dev.fargen.spec.form.Form;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Key;
import dev.fargen.spec.form.Section;
import dev.fargen.spec.form.Shape;
import dev.fargen.spec.form.Text;
import dev.fargen.spec.network.Cidrs;
import java.util.List;

/** Keys of the connections that the Network Load Balancer forwards to a workload. */
public final class NlbKeys {

  /** Keys of the health check of a target group for TCP or UDP. */
  public static final class HealthCheck {
    public static final Key<Text> PATH =
        Key.of(
                "path",
                Form.text(
                    "a path that begins with `/`, without spaces and `#`", "/[!-\"$-~]{0,1023}"),
                "Path of health checks over HTTP, for which status codes from 200 to 399 are"
                    + " healthy.")
            .otherwise("health checks over TCP: a task is healthy if it accepts a connection")
            .becomes("`HealthCheckProtocol` and `HealthCheckPath` of the target group")
            .example("path: /health");
    public static final Key<Integer> PORT =
        Key.of(
                "port",
                Form.whole(1, 65_535),
                "TCP port of the health checks: the `port` of a container of the task, or a port"
                    + " in its `expose`.")
            .otherwise("the port that receives the connections; for UDP, the workload's `port`")
            .becomes("`HealthCheckPort` of the target group")
            .example("port: 8080");
    public static final Shape SHAPE =
        Shape.of(
            "a Network Load Balancer's health check",
            PATH,
            PORT,
            HttpKeys.HealthCheck.INTERVAL,
            HttpKeys.HealthCheck.TIMEOUT,
            HttpKeys.HealthCheck.HEALTHY,
            HttpKeys.HealthCheck.UNHEALTHY,
            HttpKeys.HealthCheck.GRACE_PERIOD);

    private HealthCheck() {}
  }

  public static final Key<ListenerPort> PORT =
      Key.of(
              "port",
              ListenerPort.FORM,
              "Port of the Network Load Balancer, and its protocol: TCP, TLS, which ends at the"
                  + " load balancer, or UDP. Each port belongs to one workload of the stack.")
          .becomes("`Port` and `Protocol` of the listener")
          .example("port: 443")
          .mandatory();
  public static final Key<Integer> TARGET_PORT =
      Key.of(
              "target_port",
              Form.whole(1, 65_535),
              "Port that receives the connections: the `port` of a container of the task, or a port"
                  + " in its `expose`, which for UDP ends with `/udp`.")
          .otherwise("the container's port with the same number; otherwise its `port`")
          .becomes("`ContainerPort` of the service's `LoadBalancers`")
          .example("target_port: 8443");
  public static final Key<Text> CERTIFICATE =
      Key.of(
              "certificate",
              ArnKinds.CERTIFICATE,
              "ACM certificate of a TLS listener, which requires one.")
          .becomes("`Certificates` of the listener")
          .example("certificate: \"${CertificateArn}\"");
  public static final Key<String> SSL_POLICY =
      Key.of(
              "ssl_policy",
              LoadBalancerKeys.Created.SSL_POLICY.form(),
              "Security policy of a TLS listener: TLS versions and ciphers.")
          .fallback(LoadBalancerKeys.Created.SSL_POLICY.fallback().orElseThrow())
          .becomes("`SslPolicy` of the listener")
          .example("ssl_policy: ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09");
  public static final Key<Boolean> INTERNAL =
      Key.of(
              "internal",
              Form.truth().literal(),
              "Makes the Network Load Balancer internal: it has private addresses only. A stack has"
                  + " one Network Load Balancer, so all workloads of an environment have the same"
                  + " value; one of them is enough.")
          .fallback("false")
          .becomes("`Scheme` of the load balancer")
          .example("internal: true");
  public static final Key<List<Given<Text>>> ALLOWED_SOURCES =
      Key.of(
              "allowed_sources",
              Form.distinct(Cidrs.FORM).orOne(),
              "Source addresses that can connect to the port.")
          .otherwise("all addresses; of an internal load balancer, the private addresses")
          .becomes("ingress rules of the load balancer's security group")
          .example("allowed_sources: [203.0.113.0/24]");
  public static final Key<Section> HEALTHCHECK =
      Key.of(
              "healthcheck",
              Form.blockOr(HealthCheck.SHAPE, HealthCheck.PATH),
              "Health check of the load balancer. A path stands for a block with that `path`.")
          .otherwise("TCP connections")
          .becomes("`HealthCheck...` properties of the target group")
          .example("healthcheck: {path: /health, port: 8080}");
  public static final Key<List<Given<Text>>> HOST =
      Key.of(
              "host",
              Form.distinct(HostName.FORM).orOne(),
              "Host names that get an alias record for the load balancer. Requires `hosted_zone`.")
          .becomes("AWS::Route53::RecordSet")
          .example("host: relay.example.com");
  public static final Key<Boolean> DELETION_PROTECTION =
      Key.of(
              "deletion_protection",
              Form.truth(),
              "Enables deletion protection of the Network Load Balancer. All workloads of an"
                  + " environment have the same value; one of them is enough.")
          .byMode("true", "false")
          .becomes("the attribute `deletion_protection.enabled` of the load balancer")
          .example("deletion_protection: false");

  public static final Shape SHAPE =
      Shape.of(
          "an `nlb` block",
          PORT,
          TARGET_PORT,
          HttpKeys.CONTAINER,
          CERTIFICATE,
          SSL_POLICY,
          INTERNAL,
          ALLOWED_SOURCES,
          HEALTHCHECK,
          HttpKeys.DEREGISTRATION_DELAY,
          HOST,
          HttpKeys.HOSTED_ZONE,
          DELETION_PROTECTION);

  private NlbKeys() {}
}
