package dev.fargen.deploy;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/** What to do about the causes that everybody meets, told by the words AWS has for them. */
enum Hint {
  WRONG_ARCHITECTURE(
      "exec format error|image Manifest does not contain descriptor matching platform",
      "the image is built for another processor: build it for the task's `architecture`,"
          + " `docker build --platform linux/amd64` or `linux/arm64`"),
  OUT_OF_MEMORY(
      "OutOfMemory|exit(ed with)? (code )?137",
      "the container was killed for memory: raise `memory`, or make the program use less"),
  SECRET_MISSING(
      "unable to pull secrets|ResourceInitializationError.*(secret|ssm|parameter)"
          + "|retrieve secret|Secrets Manager can't find",
      "a secret or SSM parameter that `secrets` names is missing, or in another region, or the"
          + " execution role may not read it"),
  NO_ROUTE(
      "ResourceInitializationError.*(timeout|unable to|dial tcp|connect)|i/o timeout"
          + "|request canceled while waiting for connection|registry auth.*connect",
      "the task has no way to the registry: in a public subnet set `public_ip: true`, in a private"
          + " one add a NAT gateway or the ECR and S3 endpoints"),
  IMAGE_NOT_FOUND(
      "CannotPullContainerError.*(not found|manifest unknown|does not exist|no such)"
          + "|pull image manifest has been retried|manifest.*not found",
      "the image or its tag does not exist: push it first, or correct `image`"),
  IMAGE_DENIED(
      "CannotPullContainerError.*(denied|unauthorized|authorization|403)",
      "the registry refused: a private one needs credentials, one of another account a policy"),
  IMAGE_RATE(
      "toomanyrequests|pull rate limit",
      "Docker Hub limits pulls: copy the image to ECR, or use public.ecr.aws"),
  HEALTH_CHECK(
      "[Hh]ealth [Cc]hecks? failed|failed (ELB|container) health checks|Target\\.|unhealthy in",
      "the load balancer got no good answer: check `port`, the path and codes of"
          + " `http.healthcheck`, and that the program listens on 0.0.0.0"),
  NO_CAPACITY(
      "Capacity is unavailable|RESOURCE:FARGATE|no Fargate capacity",
      "AWS is short of capacity there: try again, or use another zone or FARGATE instead of SPOT"),
  NOT_EXECUTABLE(
      "CannotStartContainerError|executable file not found|no such file or directory",
      "the command can't be started: check `command` and `entrypoint`"),
  READ_ONLY(
      "[Rr]ead-only file system",
      "the program writes outside its volumes: list the directory under `tmpfs`, or set"
          + " `read_only: false`"),
  NO_PERMISSION(
      "is not authorized to perform|AccessDenied",
      "whoever deploys, or the role given with --role-arn, lacks that permission"),
  NAME_TAKEN(
      "already exists",
      "something of that name is there already, perhaps left by a stack that kept it: rename it,"
          + " delete it, or import it"),
  QUOTA(
      "[Ll]imit ?[Ee]xceeded|[Qq]uota|maximum number of",
      "a quota of the account is used up: free some, or ask for more in Service Quotas"),
  EXITED("exited with code [1-9]", "the container ended by itself: its last lines say why");

  private final Pattern words;
  private final String advice;

  Hint(String words, String advice) {
    this.words = Pattern.compile(words);
    this.advice = advice;
  }

  /** The first that fits what AWS said; the order is from the particular to the general. */
  static Optional<String> about(String said) {
    return Arrays.stream(values())
        .filter(hint -> hint.words.matcher(said).find())
        .findFirst()
        .map(hint -> hint.advice);
  }
}
