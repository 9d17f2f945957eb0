package dev.fargen.cli;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The spec that {@code fargen init} writes. Keys that may break a working image have a line of
 * their own.
 *
 * @param kind {@code web}, {@code worker} or {@code job}
 * @param image empty if it is built from the Dockerfile next to the spec
 * @param http of a web service
 * @param schedule of a job
 * @param user user that the container runs as
 * @param network empty if the user writes its ids later
 */
record FirstSpec(
    String kind,
    String name,
    Optional<String> image,
    Http http,
    String schedule,
    String user,
    Optional<Network> network) {

  private static final Pattern PLAIN =
      Pattern.compile(
          "(?!.*: )(?:[A-Za-z/][A-Za-z0-9_./@:$-]*[A-Za-z0-9_/]|[a-mo-xz/]|[0-9]{1,9}|[a-z]+\\([A-Za-z0-9 */?:,-]*\\))");

  /** The kinds of first specs. */
  static final List<String> KINDS = List.of("web", "worker", "job");

  /**
   * The HTTP keys of a web service.
   *
   * @param health the path of the health check
   * @param certificate empty for a template parameter
   */
  record Http(String port, String health, Optional<String> certificate) {}

  /** The network of the environment. */
  record Network(String vpc, List<String> subnets) {

    Network {
      subnets = List.copyOf(subnets);
    }
  }

  /** The text of the spec. */
  String text() {
    StringBuilder out = new StringBuilder();
    out.append(
        "# `fargen render` compiles this spec into CloudFormation. `fargen explain workloads` lists the\n");
    out.append("# keys of a workload, `fargen explain workloads.cpu` explains one.\n");
    out.append("name: ").append(quoted(name)).append("\n\n");
    if (kind.equals("worker")) {
      out.append(
          "queues:\n  jobs: {visibility_timeout: 5m} # longer than processing a message takes\n\n");
    }
    if (kind.equals("web")) {
      out.append("network: {public_ip: true} # the subnets are public, without a NAT gateway\n");
      out.append("allow: {public-tasks: only the load balancer can connect to the tasks}\n\n");
    }
    out.append("workloads:\n  ").append(kind).append(":\n");
    line(out, image.map(text -> "image: " + quoted(text)).orElse("build: ."), "");
    kindOf(out);
    line(out, "egress: https", "outbound connections; `any`, `https`, `none` or a list");
    line(out, "cpu: 256", "CPU units; 1024 = 1 vCPU");
    line(out, "memory: 512", "MiB");
    line(out, "read_only: true", "remove if the program writes to other directories");
    line(out, "tmpfs: /tmp", "writable directory, in memory");
    line(out, "user: \"" + user + "\"", "remove if the program must run as root");
    out.append(environments());
    return out.toString();
  }

  private void kindOf(StringBuilder out) {
    switch (kind) {
      case "web" -> {
        line(out, "port: " + quoted(http.port()), "");
        out.append("    http:\n");
        line(out, "  healthcheck: " + quoted(http.health()), "path that returns 200 when healthy");
        if (http.certificate().isPresent() || network.isEmpty()) {
          line(
              out,
              "  certificate: "
                  + http.certificate().map(FirstSpec::quoted).orElse("${CertificateArn}"),
              "ARN of an ACM certificate, for HTTPS");
        }
      }
      case "worker" -> {
        line(out, "queue: jobs", "queue URL in the variable QUEUE_URL");
        line(out, "scaling: {min: 0, max: 4}", "number of tasks; 0 while the queue is empty");
      }
      default ->
          line(out, "schedule: " + quoted(schedule), "in UTC; set `timezone` for another zone");
    }
  }

  /** Aligns comments where the values are short enough. */
  private static void line(StringBuilder out, String text, String comment) {
    out.append("    ").append(text);
    if (!comment.isEmpty()) {
      out.append(" ".repeat(Math.max(1, 34 - text.length()))).append("# ").append(comment);
    }
    out.append("\n");
  }

  /** Quotes what YAML would not read as a text; a number stays one. */
  private static String quoted(String text) {
    return PLAIN.matcher(text).matches()
        ? text
        : "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }

  private String environments() {
    if (network.isPresent()) {
      return "\nenvironments:\n  dev:\n    mode: REPLACE_ON_FAILURE # a stack in a failed state is deleted and created again\n"
          + "    parameters:\n      VpcId: "
          + quoted(network.get().vpc())
          + "\n      SubnetIds: ["
          + String.join(", ", network.get().subnets().stream().map(FirstSpec::quoted).toList())
          + "]\n";
    }
    String more =
        kind.equals("web") && http.certificate().isEmpty()
            ? "\n#       CertificateArn: arn:aws:acm:..."
            : "";
    return """

        # Environments to deploy to: write the ids of your network and remove the first `#` of each line.
        # environments:
        #   dev:
        #     mode: REPLACE_ON_FAILURE # a stack in a failed state is deleted and created again
        #     parameters:
        #       VpcId: vpc-...
        #       SubnetIds: [subnet-..., subnet-...]"""
        + more
        + "\n";
  }
}
