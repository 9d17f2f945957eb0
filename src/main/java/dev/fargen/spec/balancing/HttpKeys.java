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

/** How a workload is reached through the load balancer. */
public final class HttpKeys {

  /** How the load balancer finds out whether a task works. */
  public static final class HealthCheck {
    public static final Key<Text> PATH =
        Key.of(
                "path",
                Form.text("a path that begins with `/`, without spaces", "/[!-~]{0,1023}"),
                "The path that is asked for.")
            .fallback("/")
            .becomes("HealthCheckPath of the TargetGroup")
            .example("path: /health");
    public static final Key<String> CODES =
        Key.of("codes", HttpCodes.FORM, "The codes that mean healthy.")
            .fallback("200")
            .becomes("Matcher of the TargetGroup")
            .example("codes: \"200,301\"");
    public static final Key<Integer> INTERVAL =
        Key.of("interval", Durations.between(seconds(5), seconds(300)), "Time between two checks.")
            .fallback("15s")
            .becomes("HealthCheckIntervalSeconds of the TargetGroup")
            .example("interval: 15s");
    public static final Key<Integer> TIMEOUT =
        Key.of(
                "timeout",
                Durations.between(seconds(2), seconds(120)),
                "Time that an answer may take.")
            .fallback("5s")
            .becomes("HealthCheckTimeoutSeconds of the TargetGroup")
            .example("timeout: 5s");
    public static final Key<Integer> HEALTHY =
        Key.of("healthy", Form.whole(2, 10), "Answers in a row that make a task healthy.")
            .fallback("2")
            .becomes("HealthyThresholdCount of the TargetGroup")
            .example("healthy: 2");
    public static final Key<Integer> UNHEALTHY =
        Key.of("unhealthy", Form.whole(2, 10), "Failures in a row that make a task unhealthy.")
            .fallback("3")
            .becomes("UnhealthyThresholdCount of the TargetGroup")
            .example("unhealthy: 3");
    public static final Key<Integer> GRACE_PERIOD =
        Key.of(
                "grace_period",
                Durations.between(seconds(0), days(24_855)),
                "Time after the start of a task in which failures do not count.")
            .fallback("60s")
            .becomes("HealthCheckGracePeriodSeconds of the service")
            .example("grace_period: 2m");
    public static final Shape SHAPE =
        Shape.of(
            "a target group's health check",
            PATH,
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
                          "a path that begins with `/`, at most 128 characters",
                          "/[A-Za-z0-9_.$/~\"'@:+&*?-]{0,127}"))
                  .orOne(),
              "The paths that lead here: `/api` means `/api` and everything below it; a pattern with"
                  + " `*` or `?` stands as it is.")
          .fallback("/")
          .becomes("a path-pattern condition of the ListenerRule")
          .example("path: /api");
  public static final Key<List<Given<Text>>> HOST =
      Key.of("host", Form.distinct(HostName.FORM).orOne(), "The host names that lead here.")
          .otherwise("every host")
          .becomes("a host-header condition of the ListenerRule")
          .example("host: api.example.com");
  public static final Key<Section> HEALTHCHECK =
      Key.of(
              "healthcheck",
              Form.blockOr(HealthCheck.SHAPE, HealthCheck.PATH),
              "How the load balancer finds out whether a task works; a path alone is enough.")
          .becomes("HealthCheck… of the TargetGroup")
          .example("healthcheck: /health");
  public static final Key<Integer> STICKY =
      Key.of(
              "sticky",
              Durations.between(seconds(1), days(7)),
              "Keeps a client at one task for this long, by a cookie.")
          .otherwise("off")
          .becomes("stickiness… of the TargetGroup's attributes")
          .example("sticky: 1h");
  public static final Key<Integer> DEREGISTRATION_DELAY =
      Key.of(
              "deregistration_delay",
              Durations.between(seconds(0), seconds(3_600)),
              "Time that a task which is leaving may take to finish its requests.")
          .fallback("30s")
          .becomes("deregistration_delay.timeout_seconds of the TargetGroup's attributes")
          .example("deregistration_delay: 60s");
  public static final Key<Boolean> INTERNAL =
      Key.of(
              "internal",
              Form.truth(),
              "Whether the stack's load balancer is reached from inside the network only.")
          .fallback("false")
          .becomes("Scheme of the LoadBalancer")
          .example("internal: true");
  public static final Key<List<Given<Text>>> ALLOWED_SOURCES =
      Key.of(
              "allowed_sources",
              Form.distinct(Cidrs.FORM).orOne(),
              "Only clients from these addresses get here.")
          .otherwise("every address")
          .becomes("a source-ip condition of the ListenerRule")
          .example("allowed_sources: [203.0.113.0/24]");
  public static final Key<List<Given<Text>>> CERTIFICATE =
      Key.of(
              "certificate",
              Form.distinct(ArnKinds.CERTIFICATE).orOne(),
              "Certificates in ACM: the load balancer then speaks HTTPS, and HTTP is redirected.")
          .becomes("an HTTPS Listener")
          .example("certificate: ${CertificateArn}");
  public static final Key<Integer> PRIORITY =
      Key.of(
              "priority",
              Form.whole(1, 50_000),
              "The listener rule's priority; lower ones are asked first.")
          .otherwise("made of how specific host and path are, and of the workload's name")
          .becomes("Priority of the ListenerRule")
          .example("priority: 100");
  public static final Key<String> CONTAINER =
      Key.of(
              "container",
              Form.plain("the name of a container", Name.THING.pattern()),
              "The container that gets the requests.")
          .otherwise("the workload's main container")
          .becomes("ContainerName of the service's LoadBalancers")
          .example("container: nginx");

  public static final Shape SHAPE =
      Shape.of(
          "an `http` block",
          PATH,
          HOST,
          HEALTHCHECK,
          STICKY,
          DEREGISTRATION_DELAY,
          INTERNAL,
          ALLOWED_SOURCES,
          CERTIFICATE,
          PRIORITY,
          CONTAINER);

  private HttpKeys() {}
}
