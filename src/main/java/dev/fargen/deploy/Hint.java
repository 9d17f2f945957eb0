package dev.fargen.deploy;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/** Advice for common causes of failures, recognized by the messages of AWS. */
enum Hint {
  WRONG_ARCHITECTURE(
      "exec format error|image Manifest does not contain descriptor matching platform",
      "the image is for another CPU architecture: build it for the `platform` of the workload,"
          + " with `docker build --platform linux/amd64` or `linux/arm64`"),
  OUT_OF_MEMORY(
      "OutOfMemory|exit(ed with)? (code )?137",
      "the container ran out of memory: increase `memory`, or reduce the memory that the program uses"),
  SECRET_MISSING(
      "unable to pull secrets|ResourceInitializationError.*(secret|ssm|parameter)"
          + "|retrieve secret|Secrets Manager can't find",
      "a secret or SSM parameter under `secrets` does not exist, is in another region, or the"
          + " execution role has no permission to read it"),
  NO_ROUTE(
      "ResourceInitializationError.*(timeout|unable to|dial tcp|connect)|i/o timeout"
          + "|request canceled while waiting for connection|registry auth.*connect",
      "the task cannot reach the registry: in a public subnet set `public_ip: true`, in a private"
          + " subnet add a NAT gateway or the endpoints for ECR and S3"),
  IMAGE_NOT_FOUND(
      "CannotPullContainerError.*(not found|manifest unknown|does not exist|no such)"
          + "|pull image manifest has been retried|manifest.*not found",
      "the image or its tag does not exist: push it, or correct `image`"),
  IMAGE_DENIED(
      "CannotPullContainerError.*(denied|unauthorized|authorization|403)",
      "the registry denied access: a private registry requires credentials, a repository in another"
          + " account a repository policy"),
  IMAGE_RATE(
      "toomanyrequests|pull rate limit",
      "the pull rate limit of Docker Hub is reached: copy the image to ECR, or use public.ecr.aws"),
  HEALTH_CHECK(
      "[Hh]ealth [Cc]hecks? failed|failed (ELB|container) health checks|Target\\.|unhealthy in",
      "the health check failed: check `port`, the path and codes of `http.healthcheck`, and that"
          + " the program listens on 0.0.0.0"),
  NO_CAPACITY(
      "Capacity is unavailable|RESOURCE:FARGATE|no Fargate capacity",
      "Fargate has no capacity left: try again later, use other subnets, or turn off `spot`"),
  NOT_EXECUTABLE(
      "CannotStartContainerError|executable file not found|no such file or directory",
      "the command cannot be started: check `command` and `entrypoint`"),
  READ_ONLY(
      "[Rr]ead-only file system",
      "the program writes to a read-only directory: add it to `tmpfs`, or set"
          + " `read_only: false`"),
  /**
   * ECS creates its role with the first cluster of an account (Amazon ECS developer guide, "Using
   * service-linked roles for Amazon ECS"), and IAM takes some seconds to know it:
   * aws-cloudformation/cloudformation-coverage-roadmap#818, 1Password/scim-examples#356.
   */
  SERVICE_LINKED_ROLE(
      "[Ss]ervice[- ][Ll]inked [Rr]ole",
      "the account lacks a service-linked role, which AWS creates on first use: deploy again, after"
          + " `aws iam create-service-linked-role --aws-service-name ecs.amazonaws.com` if it does"
          + " not exist (for a load balancer elasticloadbalancing, for a database rds, for a file system"
          + " elasticfilesystem, for scaling ecs.application-autoscaling)"),
  NO_PERMISSION(
      "is not authorized to perform|AccessDenied",
      "the deploying user, or the role of --role-arn, does not have this permission"),
  NAME_TAKEN(
      "already exists",
      "a resource with this name exists, possibly retained by a deleted stack: rename it, delete it,"
          + " or import it"),
  QUOTA(
      "[Ll]imit ?[Ee]xceeded|[Qq]uota|maximum number of",
      "a quota of the account is reached: delete resources, or request an increase in Service Quotas"),
  EXITED("exited with code [1-9]", "the container exited: see its last log lines");

  private final Pattern words;
  private final String advice;

  Hint(String words, String advice) {
    this.words = Pattern.compile(words);
    this.advice = advice;
  }

  /** The first advice that matches; specific ones come first. */
  static Optional<String> about(String said) {
    return Arrays.stream(values())
        .filter(hint -> hint.words.matcher(said).find())
        .findFirst()
        .map(hint -> hint.advice);
  }
}
