package dev.fargen.spec.balancing;

import static dev.fargen.spec.form.Duration.days;
import static dev.fargen.spec.form.Duration.seconds;

import dev.fargen.spec.arn.ArnKinds;
import dev.fargen.spec.form.Durations;
import dev.fargen.spec.form.Form;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Key;
import dev.fargen.spec.form.Name;
import dev.fargen.spec.form.Section;
import dev.fargen.spec.form.Shape;
import dev.fargen.spec.form.Text;
import dev.fargen.spec.network.Cidrs;
import java.util.List;

/** Keys of the requests that the load balancer routes to a workload. */
public final class HttpKeys {

  /** Keys of the load balancer's health check. */
  public static final class HealthCheck {

    /**
     * A method that no server has: the answer, code 12 (UNIMPLEMENTED), shows that the server runs
     * (Elastic Load Balancing API reference, "CreateTargetGroup", HealthCheckPath, and "Matcher",
     * GrpcCode).
     */
    public static final String GRPC_PATH = "/AWS.ALB/healthcheck";

    public static final String GRPC_UNIMPLEMENTED = "12";

    public static final String GRPC_OK = "0";

    public static final Key<Text> PATH =
        Key.of(
                "path",
                Form.text(
                        "a path that begins with `/`, without spaces and `#`", "/[!-\"$-~]{0,1023}")
                    .spelled(HttpKeys::paths),
                "Path of the health check requests.")
            .fallback("%s; for gRPC `" + GRPC_PATH + "`", "/")
            .becomes("`HealthCheckPath` of the target group")
            .example("path: /health");
    public static final Key<String> CODES =
        Key.of("codes", HttpCodes.FORM, "HTTP or gRPC status codes of a healthy response.")
            .fallback("%s; for gRPC `0`, and without a `path` `12`", "200")
            .becomes("`Matcher` of the target group")
            .example("codes: \"200,301\"");
    public static final Key<Integer> PORT =
        Key.of(
                "port",
                Form.whole(1, 65_535),
                "Port of the health check requests: the `port` of a container of the task, or a"
                    + " TCP port in its `expose`.")
            .otherwise("the port that receives the requests")
            .becomes("`HealthCheckPort` of the target group")
            .example("port: 9000");
    public static final Key<Integer> INTERVAL =
        Key.of(
                "interval",
                Durations.between(seconds(5), seconds(300)),
                "Time between two health checks of a task.")
            .fallback("15s")
            .becomes("`HealthCheckIntervalSeconds` of the target group")
            .example("interval: 15s");
    public static final Key<Integer> TIMEOUT =
        Key.of(
                "timeout",
                Durations.between(seconds(2), seconds(120)),
                "Time without a response after which a health check fails.")
            .fallback("5s")
            .becomes("`HealthCheckTimeoutSeconds` of the target group")
            .example("timeout: 5s");
    public static final Key<Integer> HEALTHY =
        Key.of(
                "healthy",
                Form.whole(2, 10),
                "Number of consecutive successful health checks before a task is healthy.")
            .fallback("2")
            .becomes("`HealthyThresholdCount` of the target group")
            .example("healthy: 2");
    public static final Key<Integer> UNHEALTHY =
        Key.of(
                "unhealthy",
                Form.whole(2, 10),
                "Number of consecutive failed health checks before a task is unhealthy.")
            .fallback("3")
            .becomes("`UnhealthyThresholdCount` of the target group")
            .example("unhealthy: 3");
    public static final Key<Integer> GRACE_PERIOD =
        Key.of(
                "grace_period",
                Durations.between(seconds(0), days(24_855)),
                "Time after the start of a task in which failed health checks are ignored.")
            .fallback("60s")
            .becomes("`HealthCheckGracePeriodSeconds` of the service")
            .example("grace_period: 2m");
    public static final Shape SHAPE =
        Shape.of(
            "a target group's health check",
            PATH,
            PORT,
            CODES,
            INTERVAL,
            TIMEOUT,
            HEALTHY,
            UNHEALTHY,
            GRACE_PERIOD);

    private HealthCheck() {}
  }

  public static final Key<List<Given<String>>> PATH =
      Key.of(
              "path",
              Form.distinct(
                      Form.plain(
                              "a path that begins with `/`, of at most 128 letters, digits and"
                                  + " characters of `_.$/~\"'@:+&*?-` (wildcards: `*`, `?`)",
                              "/[A-Za-z0-9_.$/~\"'@:+&*?-]{0,127}")
                          .slashed())
                  .orOne(),
              "Paths to route to the workload. `/api` matches `/api` and every path"
                  + " below it; a path with `*` or `?` is used as a pattern.")
          .fallback("/")
          .becomes("a path-pattern condition of the listener rule")
          .example("path: /api");
  public static final Key<List<Given<Text>>> HOST =
      Key.of("host", Form.distinct(HostName.FORM).orOne(), "Host names to route to the workload.")
          .otherwise("all host names")
          .becomes("a host-header condition of the listener rule")
          .example("host: api.example.com");
  public static final Key<Section> HEALTHCHECK =
      Key.of(
              "healthcheck",
              Form.blockOr(HealthCheck.SHAPE, HealthCheck.PATH),
              "Health check of the load balancer. A path stands for a block with that" + " `path`.")
          .otherwise("requests to `/`")
          .becomes("`HealthCheck...` properties of the target group")
          .example("healthcheck: /health");
  public static final Key<Integer> STICKY =
      Key.of(
              "sticky",
              Durations.between(seconds(1), days(7)),
              "Enables sticky sessions: for this time, a cookie binds a client to the"
                  + " same task.")
          .otherwise("disabled")
          .becomes("the attributes `stickiness...` of the target group")
          .example("sticky: 1h");
  public static final Key<Integer> DEREGISTRATION_DELAY =
      Key.of(
              "deregistration_delay",
              Durations.between(seconds(0), seconds(3_600)),
              "Time that a task has to finish its requests before it is stopped.")
          .fallback("30s")
          .becomes("the attribute `deregistration_delay.timeout_seconds` of the target group")
          .example("deregistration_delay: 60s");
  public static final Key<Boolean> INTERNAL =
      Key.of(
              "internal",
              Form.truth().literal(),
              "Places the workload behind an internal load balancer, which has private addresses"
                  + " only and cannot be reached from the internet. If other workloads are not"
                  + " internal, the stack has both an internal and an internet-facing load"
                  + " balancer.")
          .otherwise("`internal` of `load_balancer.create`")
          .becomes("`Scheme` of the load balancer")
          .example("internal: true");
  public static final Key<List<Given<Text>>> ALLOWED_SOURCES =
      Key.of(
              "allowed_sources",
              Form.distinct(Cidrs.FORM).orOne(),
              "Source addresses whose requests are routed to the workload.")
          .otherwise("all addresses")
          .becomes("a source-ip condition of the listener rule")
          .example("allowed_sources: [203.0.113.0/24]");
  public static final Key<Text> HOSTED_ZONE =
      Key.of(
              "hosted_zone",
              CertificateKeys.ZONE,
              "ID of the hosted zone in Route 53 that gets an alias record for each `host`, in the"
                  + " account of the stack. The record must not exist.")
          .becomes("AWS::Route53::RecordSet")
          .example("hosted_zone: Z0123456789ABCDEFGHIJ");
  public static final Key<List<Given<Text>>> CERTIFICATE =
      Key.of(
              "certificate",
              Form.distinct(ArnKinds.CERTIFICATE).orOne(),
              "ACM certificates for the load balancer of the stack. With a certificate,"
                  + " it serves HTTPS and redirects HTTP to HTTPS.")
          .becomes("an HTTPS listener")
          .example("certificate: \"${CertificateArn}\"");
  public static final Key<Integer> PRIORITY =
      Key.of(
              "priority",
              Form.whole(1, 50_000),
              "Priority of the listener rule. The rule with the lowest number is"
                  + " evaluated first.")
          .otherwise(
              "derived from `host` and `path`, the most specific first, and from the"
                  + " workload's name")
          .becomes("`Priority` of the listener rule")
          .example("priority: 100");
  public static final Key<String> CONTAINER =
      Key.of(
              "container",
              Form.plain("the name of a container", Name.THING.pattern()),
              "Container that receives the requests.")
          .otherwise("the main container, or the one that has the `port`")
          .becomes("`ContainerName` of the service's `LoadBalancers`")
          .example("container: nginx");

  public static final Key<Integer> PORT =
      Key.of(
              "port",
              Form.whole(1, 65_535),
              "Port that receives the requests: the `port` of a container of the task, or a TCP"
                  + " port in its `expose`.")
          .otherwise("the `port` of the container")
          .becomes("`ContainerPort` of the service's `LoadBalancers`")
          .example("port: 9090");
  public static final Key<String> VERSION =
      Key.of(
              "version",
              Form.oneOf("http1", "http2", "grpc").literal(),
              "Protocol of the requests to the container: HTTP/1.1, HTTP/2 without TLS, or gRPC."
                  + " `http2` and `grpc` require HTTPS on the load balancer, and clients that use"
                  + " HTTP/2. Another version replaces the target group.")
          .fallback("http1")
          .becomes("`ProtocolVersion` of the target group")
          .example("version: grpc");
  public static final Key<Section> REWRITE =
      Key.of(
              "rewrite",
              Form.block(() -> RewriteKeys.SHAPE),
              "Changes the URL or the `Host` header of requests before they are sent to a task."
                  + " `path` and `host` match the request as it arrives.")
          .becomes("`Transforms` of the listener rule")
          .example("rewrite: {url: {regex: \"^/api/?(.*)$\", replace: /$1}}");
  public static final Key<Section> AUTH =
      Key.of(
              "auth",
              Form.block(() -> AuthKeys.SHAPE),
              "Authenticates users before requests are sent to a task, which then gets the user"
                  + " claims in the headers `x-amzn-oidc-...`. Requires HTTPS. The identity"
                  + " provider must allow the redirect URL `https://<host>/oauth2/idpresponse`."
                  + " An existing load balancer must be able to connect to it on port 443.")
          .becomes("an authenticate action of the listener rule")
          .example(
              "auth: {cognito: {user_pool: \"${UserPoolArn}\", client: \"${UserPoolClientId}\","
                  + " domain: shop-login}}");
  public static final Key<String> NAME =
      Key.of(
              "name",
              Form.plain("a name", Name.THING.pattern()),
              "Name of the item, where several are for the same port. It is part of logical IDs:"
                  + " another name replaces the listener rule.")
          .otherwise("the port; no name for the workload's own `port`")
          .becomes("logical IDs of the listener rule and the target group")
          .example("name: admin");

  public static final Shape SHAPE =
      Shape.of(
          "an `http` block",
          NAME,
          PORT,
          VERSION,
          PATH,
          HOST,
          HOSTED_ZONE,
          HEALTHCHECK,
          STICKY,
          DEREGISTRATION_DELAY,
          INTERNAL,
          ALLOWED_SOURCES,
          REWRITE,
          AUTH,
          CERTIFICATE,
          PRIORITY,
          CONTAINER);

  private HttpKeys() {}

  /** The path of a URL, or a path without its slash. */
  private static List<String> paths(String text) {
    int host = text.indexOf("://") + "://".length();
    if (host < "://".length()) {
      return text.indexOf('.') < 0 ? List.of("/" + text) : List.of();
    }
    int slash = text.indexOf('/', host);
    return List.of(slash < 0 ? "/" : text.substring(slash));
  }
}
