package dev.fargen.migrate.copilot;

import java.util.List;

/** The comments that {@code copilot init} writes into manifests itself. */
final class Boilerplate {

  private static final List<String> BEGINNINGS =
      List.of(
          "The manifest for the ",
          "Read the full specification for ",
          "https://aws.github.io/copilot-cli/",
          "https://github.com/aws/copilot-cli/",
          "Your service name will be used in naming",
          "Your environment's name will be used in naming",
          "Your service will be reachable at",
          "The \"architecture\" of the service",
          "For additional overrides: ",
          "Connect your App Runner service",
          "Enable tracing for the service",
          "Pass tags as key value pairs",
          "tags:                         # Pass tags",
          "project: project-name",
          "network:",
          "vpc:",
          "placement: private",
          "observability:",
          "tracing: awsxray",
          "The events can be",
          "Customize your Aurora Serverless cluster",
          "Replace \"All\" below with",
          "injected as ",
          "Injected as ",
          "Requests to this path will be forwarded",
          "Number of CPU units for the task",
          "Number of tasks that should be running",
          "Subscribe to topics from other services",
          "Optional fields for more advanced use-cases",
          "Specify the size of",
          "Your job name will be used in naming",
          "Your service does not allow any traffic",
          "Your service is reachable at ",
          "Distribute traffic to your service",
          "Requests to this path will be forwarded to your service",
          "To match all requests you can use the ",
          "You can specify a custom health check path",
          "healthcheck: '/'",
          "Configuration for your container",
          "Docker build arguments",
          "Path to your service's Dockerfile",
          "The name of the Docker image",
          "Port exposed through your container",
          "Number of CPU units for the task",
          "Amount of memory in MiB used by the task",
          "Number of tasks that should be running in your service",
          "Enable running commands in your container",
          "Enable Service Connect for intra-environment",
          "Enable Service Connect for in-environment",
          "See https://aws.github.io/copilot-cli/",
          "storage:",
          "readonly_fs: true",
          "Optional fields for more advanced use-cases",
          "variables:                    # Pass environment variables",
          "LOG_LEVEL: info",
          "secrets:                      # Pass secrets from",
          "GITHUB_TOKEN: GITHUB_TOKEN",
          "Pass environment variables as key value pairs",
          "Pass secrets from AWS Systems Manager",
          "The key is the name of the environment variable",
          "You can override any of the values defined above by environment",
          "environments:",
          "test:",
          "prod:",
          "count: 2               # Number of tasks to run",
          "cpu: 2048               # Larger CPU value",
          "deployment:            # The deployment strategy",
          "rolling: 'recreate' # Stops existing tasks",
          "Number of tasks to run for the ",
          "The deployment strategy for the ",
          "Stops existing tasks before new ones are started",
          "Trigger for your task",
          "The scheduled trigger for your job",
          "AWS Schedule Expressions are also accepted",
          "retries: 3        # Optional",
          "timeout: 1h30m    # Optional",
          "Optional. The number of times to retry the job",
          "Optional. The timeout after which to stop the job",
          "Container health checks",
          "Limit to read-only access",
          "The events will be available in an SQS queue",
          "The events will be be available in an SQS queue",
          "You can register to topics from other services",
          "subscribe:",
          "topics:",
          "- name: topic-from-another-service",
          "service: another-service",
          "The manifest for the environment",
          "The manifest for the pipeline",
          "Import your own VPC and subnets or configure",
          "Configure the load balancers in your environment",
          "Configure observability for your environment");

  private Boilerplate() {}

  static boolean isComment(String comment) {
    String text = comment.strip().replaceFirst("^#+\\s*", "");
    for (String beginning : BEGINNINGS) {
      if (text.startsWith(beginning)) {
        return true;
      }
    }
    return text.isEmpty();
  }
}
