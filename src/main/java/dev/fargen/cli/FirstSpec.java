package dev.fargen.cli;

import dev.fargen.spec.services.WorkloadKeys;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The spec that {@code fargen init} writes. Lines that may break a working image, and lines that
 * lack a value, are commented out: without the {@code #}, they are valid.
 *
 * @param kind {@code web}, {@code worker} or {@code job}
 * @param image empty if it is built from the Dockerfile next to the spec
 * @param context the directory of the Dockerfile, from that in which the command runs
 * @param http of a web service
 * @param schedule of a job
 * @param settings of the Dockerfile
 * @param network {@code create}, or {@code public} or {@code private} for existing subnets
 */
record FirstSpec(
    String kind,
    String name,
    Optional<String> image,
    String context,
    Http http,
    String schedule,
    Dockerfile settings,
    String network,
    List<Environment> environments) {

  private static final Pattern PLAIN =
      Pattern.compile(
          "(?!.*: )(?:[A-Za-z/][A-Za-z0-9_./@:$-]*[A-Za-z0-9_/]|[a-mo-xz/.]|[0-9]{1,9}|[a-z]+\\([A-Za-z0-9 */?:,-]*\\))");

  static final String WEB = "web";
  static final String WORKER = "worker";
  static final String JOB = "job";
  static final String CREATE = "create";
  static final String PUBLIC = "public";
  static final String PRIVATE = "private";

  /** The kinds of first specs. */
  static final List<String> KINDS = List.of(WEB, WORKER, JOB);

  /** The kinds of networks. */
  static final List<String> NETWORKS = List.of(CREATE, PUBLIC, PRIVATE);

  /** Environments whose stack is deleted and created again if its creation fails. */
  private static final Pattern FOR_TESTS = Pattern.compile("(dev|test).*");

  private static final String PLACEHOLDERS = "[subnet-..., subnet-...]";

  FirstSpec {
    environments = List.copyOf(environments);
  }

  /**
   * The HTTP keys of a web service.
   *
   * @param health the path of the health check
   */
  record Http(String port, String health, Optional<String> certificate) {}

  /**
   * An environment.
   *
   * @param ids its network, empty if the user writes the ids later
   */
  record Environment(String name, Optional<Ids> ids) {}

  /**
   * An existing network.
   *
   * @param publicSubnets those of the load balancer, if the tasks are in private ones
   */
  record Ids(String vpc, List<String> subnets, List<String> publicSubnets) {

    Ids {
      subnets = List.copyOf(subnets);
      publicSubnets = List.copyOf(publicSubnets);
    }
  }

  /** Whether the user has to write ids into the spec before it can be deployed. */
  boolean lacksIds() {
    return !network.equals(CREATE) && environments.stream().anyMatch(one -> one.ids().isEmpty());
  }

  /** The text of the spec. */
  String text() {
    StringBuilder out = new StringBuilder();
    out.append(
        "# `fargen render` compiles this spec into CloudFormation. `fargen explain workloads` lists the\n");
    out.append("# keys of a workload, `fargen explain workloads.cpu` explains one.\n");
    out.append("name: ").append(quoted(name)).append("\n\n");
    network(out);
    if (kind.equals(WORKER)) {
      out.append(
          "queues:\n  jobs: {visibility_timeout: 5m} # longer than processing a message takes\n\n");
    }
    out.append("workloads:\n  ").append(kind).append(":\n");
    line(
        out,
        image.map(text -> "image: " + quoted(text)).orElseGet(() -> "build: " + quoted(context)),
        "");
    settings
        .platform()
        .filter(platform -> !platform.equals(WorkloadKeys.PLATFORM.fallback().orElse("")))
        .ifPresent(platform -> line(out, "platform: " + platform, "as in the Dockerfile"));
    kindOf(out);
    line(
        out,
        "egress: https",
        "only HTTPS; a database or mail server that this spec does not create needs `any` or a list");
    line(out, "cpu: 256", "CPU units; 1024 = 1 vCPU");
    line(out, "memory: 512", "MiB");
    settings.user().ifPresent(user -> line(out, "user: " + quoted(user), "as in the Dockerfile"));
    out.append("    # Remove the `#` of each line that fits the image:\n");
    line(out, "#read_only: true", "the program writes only to /tmp");
    line(out, "#tmpfs: /tmp", "writable directory, in memory");
    if (settings.user().isEmpty()) {
      line(out, "#user: \"1000:1000\"", "the program can run as this user");
    }
    environments(out);
    return out.toString();
  }

  private void network(StringBuilder out) {
    switch (network) {
      case CREATE ->
          out.append("# A VPC of this stack. Public IP addresses cost less than a NAT gateway.\n")
              .append("network:\n  create: {}\n  public_ip: true\n");
      case PUBLIC ->
          out.append("# Tasks in public subnets require public IP addresses.\n")
              .append("network: {public_ip: true}\n");
      default -> {
        return; // the parameters SubnetIds and, with a load balancer, PublicSubnetIds
      }
    }
    out.append("allow:\n  public-tasks: security groups allow ")
        .append(kind.equals(WEB) ? "only the load balancer to connect" : "no inbound traffic")
        .append("\n\n");
  }

  private void kindOf(StringBuilder out) {
    switch (kind) {
      case WEB -> {
        line(out, "port: " + quoted(http.port()), "");
        out.append("    http:\n");
        line(out, "  healthcheck: " + quoted(http.health()), "path that returns 200 when healthy");
        line(
            out,
            http.certificate()
                .map(arn -> "  certificate: " + quoted(arn))
                .orElse("  #certificate: arn:aws:acm:..."),
            "ARN of an ACM certificate, for HTTPS");
      }
      case WORKER -> {
        line(out, "queue: jobs", "queue URL in the variable QUEUE_URL");
        line(out, "scaling: {min: 0, max: 4}", "number of tasks; 0 while the queue is empty");
        settings
            .healthCommand()
            .ifPresent(
                command ->
                    line(
                        out,
                        (settings.healthPath().isPresent() ? "#" : "")
                            + "healthcheck: "
                            + (command.startsWith("[") ? command : quoted(command)),
                        settings.healthPath().isPresent()
                            ? "as in the Dockerfile; the worker must answer HTTP"
                            : "as in the Dockerfile"));
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

  /** Environments without ids come last, commented out. */
  private void environments(StringBuilder out) {
    List<Environment> complete =
        environments.stream()
            .filter(one -> network.equals(CREATE) || one.ids().isPresent())
            .toList();
    if (!complete.isEmpty()) {
      out.append("\nenvironments:\n");
      complete.forEach(one -> out.append(environment(one)));
    }
    if (lacksIds()) {
      out.append(complete.isEmpty() ? "\n# Environments to deploy to" : "  # Further environments")
          .append(": write the ids of your network and remove the `#` of each line.\n");
      StringBuilder rest = new StringBuilder(complete.isEmpty() ? "environments:\n" : "");
      environments.stream()
          .filter(one -> one.ids().isEmpty())
          .forEach(one -> rest.append(environment(one)));
      String indent = complete.isEmpty() ? "" : "  ";
      rest.toString()
          .lines()
          .map(line -> indent + "#" + line.substring(indent.length()) + "\n")
          .forEach(out::append);
    }
  }

  private String environment(Environment environment) {
    StringBuilder out = new StringBuilder("  " + environment.name() + ":");
    boolean replaces = FOR_TESTS.matcher(environment.name()).matches();
    if (!replaces && network.equals(CREATE)) {
      return out.append(" {}\n").toString();
    }
    out.append('\n');
    if (replaces) {
      out.append(
          "    mode: REPLACE_ON_FAILURE # a stack in a failed state is deleted and created again\n");
    }
    if (!network.equals(CREATE)) {
      Optional<Ids> ids = environment.ids();
      out.append("    parameters:\n      VpcId: ")
          .append(ids.map(Ids::vpc).orElse("vpc-..."))
          .append("\n      SubnetIds: ")
          .append(ids.map(Ids::subnets).map(FirstSpec::list).orElse(PLACEHOLDERS))
          .append('\n');
      if (network.equals(PRIVATE) && kind.equals(WEB)) {
        out.append("      PublicSubnetIds: ")
            .append(ids.map(Ids::publicSubnets).map(FirstSpec::list).orElse(PLACEHOLDERS))
            .append('\n');
      }
    }
    return out.toString();
  }

  private static String list(List<String> ids) {
    return "[" + String.join(", ", ids.stream().map(FirstSpec::quoted).toList()) + "]";
  }
}
