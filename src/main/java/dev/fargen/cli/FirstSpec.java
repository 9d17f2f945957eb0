package dev.fargen.cli;

import java.util.List;
import java.util.Optional;

/**
 * The spec that {@code fargen init} writes. What may break an image that works stands there as a
 * line of its own.
 *
 * @param kind {@code web}, {@code worker} or {@code job}
 * @param image empty where it is built from the Dockerfile beside the spec
 * @param http of a web service
 * @param schedule of a job
 * @param user whom the container runs as
 * @param network empty where its ids are to be written later
 */
record FirstSpec(
    String kind,
    String name,
    Optional<String> image,
    Http http,
    String schedule,
    String user,
    Optional<Network> network) {

  /** What can be begun with. */
  static final List<String> KINDS = List.of("web", "worker", "job");

  /**
   * How a web service is reached.
   *
   * @param health the path that answers when it works
   * @param certificate a parameter where nobody has said one
   */
  record Http(int port, String health, Optional<String> certificate) {}

  /** Where it runs. */
  record Network(String vpc, List<String> subnets) {

    Network {
      subnets = List.copyOf(subnets);
    }
  }

  /** The text of the spec. */
  String text() {
    StringBuilder out = new StringBuilder();
    out.append(
        "# `fargen render` makes CloudFormation of this; `fargen explain workloads.cpu` says what a\n");
    out.append("# key is, and `fargen explain workloads` which there are.\n");
    out.append("name: ").append(name).append("\n\n");
    if (kind.equals("worker")) {
      out.append(
          "queues:\n  jobs: {visibility_timeout: 5m} # longer than the work on a message takes\n\n");
    }
    out.append("workloads:\n  ").append(kind).append(":\n");
    line(out, image.map(text -> "image: " + quoted(text)).orElse("build: ."), "");
    kindOf(out);
    line(out, "cpu: 256", "1024 are one virtual CPU");
    line(out, "memory: 512", "MiB");
    line(out, "read_only: true", "take it away where the image writes to its own files");
    line(out, "tmpfs: /tmp", "it may write here, in memory");
    line(out, "user: \"" + user + "\"", "not root; take it away where the image must be");
    out.append(environments());
    return out.toString();
  }

  private void kindOf(StringBuilder out) {
    switch (kind) {
      case "web" -> {
        line(out, "port: " + http.port(), "");
        out.append("    http:\n");
        line(out, "  healthcheck: " + quoted(http.health()), "answers 200 when it works");
        if (http.certificate().isPresent() || network.isEmpty()) {
          line(
              out,
              "  certificate: " + http.certificate().orElse("${CertificateArn}"),
              "in ACM, for HTTPS");
        }
      }
      case "worker" -> {
        line(out, "queue: jobs", "its URL is in QUEUE_URL");
        line(out, "scaling: {min: 0, max: 4}", "no task while the queue is empty");
      }
      default -> line(out, "schedule: " + schedule, "UTC, unless `timezone` says otherwise");
    }
  }

  /** Comments in a column, where the values are short enough. */
  private static void line(StringBuilder out, String text, String comment) {
    out.append("    ").append(text);
    if (!comment.isEmpty()) {
      out.append(" ".repeat(Math.max(1, 34 - text.length()))).append("# ").append(comment);
    }
    out.append("\n");
  }

  /** Quotes what YAML would take for something else than a text. */
  private static String quoted(String text) {
    return text.matches("[A-Za-z/][A-Za-z0-9_./@:$-]*[A-Za-z0-9_/]|/") && !text.contains(": ")
        ? text
        : "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }

  private String environments() {
    if (network.isPresent()) {
      return "\nenvironments:\n  dev:\n    mode: REPLACE_ON_FAILURE # a stack that fails is deleted and created again\n"
          + "    parameters:\n      VpcId: "
          + network.get().vpc()
          + "\n      SubnetIds: ["
          + String.join(", ", network.get().subnets())
          + "]\n";
    }
    String more =
        kind.equals("web") && http.certificate().isEmpty()
            ? "\n#       CertificateArn: arn:aws:acm:..."
            : "";
    return """

        # Where it is deployed to: write the ids of your network, and take the first `#` of each line away.
        # environments:
        #   dev:
        #     mode: REPLACE_ON_FAILURE # a stack that fails is deleted and created again
        #     parameters:
        #       VpcId: vpc-...
        #       SubnetIds: [subnet-..., subnet-...]"""
        + more
        + "\n";
  }
}
