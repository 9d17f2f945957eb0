package dev.fargen.cli;

import java.util.List;
import picocli.CommandLine.Model.OptionSpec;

/**
 * A question of {@code fargen init}, and the option that answers it.
 *
 * @param text as it is asked
 * @param kind the only kind of workload that it applies to, empty for every kind
 */
record InitQuestion(String option, String text, String kind) {

  static final InitQuestion KIND = new InitQuestion("--kind", "Kind (web, worker or job)", "");
  static final InitQuestion NAME = new InitQuestion("--name", "Name", "");
  static final InitQuestion IMAGE = new InitQuestion("--image", "Container image", "");
  static final InitQuestion IMAGE_OR_BUILD =
      new InitQuestion("--image", "Container image, or . to build the Dockerfile", "");
  static final InitQuestion PORT = new InitQuestion("--port", "Port", FirstSpec.WEB);
  static final InitQuestion HEALTH =
      new InitQuestion("--health", "Health check path", FirstSpec.WEB);
  static final InitQuestion SCHEDULE = new InitQuestion("--schedule", "Schedule", FirstSpec.JOB);
  static final InitQuestion CERTIFICATE =
      new InitQuestion("--certificate", "Certificate", FirstSpec.WEB);
  static final InitQuestion ENVIRONMENTS =
      new InitQuestion("--env", "Environments, separated by commas", "");
  static final InitQuestion NETWORK =
      new InitQuestion("--network", "Network (create, or existing public or private subnets)", "");
  static final InitQuestion VPC =
      new InitQuestion("--vpc", "VPC of %s (empty if you write it later)", "");
  static final InitQuestion SUBNETS =
      new InitQuestion(
          "--subnets",
          "Subnets of the tasks in %s, separated by commas (empty if you write them later)",
          "");
  static final InitQuestion PUBLIC_SUBNETS =
      new InitQuestion(
          "--public-subnets",
          "Public subnets of the load balancer in %s, separated by commas (empty if you write them"
              + " later)",
          FirstSpec.WEB);

  static final List<InitQuestion> ALL =
      List.of(
          KIND,
          NAME,
          IMAGE,
          PORT,
          HEALTH,
          SCHEDULE,
          CERTIFICATE,
          ENVIRONMENTS,
          NETWORK,
          VPC,
          SUBNETS,
          PUBLIC_SUBNETS);

  /** The question about an environment. */
  InitQuestion of(String environment) {
    return new InitQuestion(option, text.formatted(environment), kind);
  }

  static List<OptionSpec> options() {
    return List.of(
        Commands.choice(KIND.option, "KIND", FirstSpec.KINDS, "Kind of workload").toBuilder()
            .description(
                "Kind of workload: web (HTTP), worker (queue) or job (schedule). Default: web.")
            .build(),
        Commands.option(
            NAME.option,
            "NAME",
            "Name of the spec. Default: that of package.json, the file or the directory."),
        Commands.option(
            IMAGE.option,
            "IMAGE",
            "Container image. Default: build the Dockerfile next to the spec."),
        Commands.option(
            PORT.option,
            "PORT",
            "Port of a web service. Default: that of EXPOSE in the Dockerfile, or 8080."),
        Commands.option(
            HEALTH.option,
            "PATH",
            "Health check path of a web service. Default: that of HEALTHCHECK in the Dockerfile, or /."),
        Commands.option(
            SCHEDULE.option, "EXPRESSION", "Schedule of a job (UTC). Default: cron(0 4 * * ? *)."),
        Commands.option(CERTIFICATE.option, "ARN", "ACM certificate of a web service."),
        Commands.option(
            ENVIRONMENTS.option, "NAMES", "Environments, separated by commas. Default: dev."),
        Commands.choice(NETWORK.option, "NETWORK", FirstSpec.NETWORKS, "Network").toBuilder()
            .description(
                "Network of the tasks: create (a VPC), or public or private (existing subnets)."
                    + " Default: create.")
            .build(),
        Commands.options(
            VPC.option, "ID", "Existing VPC of the first environment. Repeat it for the others."),
        Commands.options(
            SUBNETS.option, "IDS", "Subnets of the tasks, separated by commas, one list per VPC."),
        Commands.options(
            PUBLIC_SUBNETS.option,
            "IDS",
            "Public subnets of the load balancer if those of the tasks are private, one list per"
                + " VPC."));
  }
}
