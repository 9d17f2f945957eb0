package dev.fargen.workload.network;

import dev.fargen.list.Lists;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Text.ThingReference;
import dev.fargen.workload.containers.Container;
import dev.fargen.workload.containers.LogRouter;
import dev.fargen.workload.containers.Registry;
import dev.fargen.workload.containers.SecretVariable;
import dev.fargen.workload.environment.ThingKind;
import dev.fargen.workload.permissions.Permission;
import dev.fargen.workload.services.Workload;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which AWS services a stack's tasks, and Fargate for them, speak to (Amazon ECS developer guide,
 * "Amazon ECS interface VPC endpoints (AWS PrivateLink)"; the layers of images in ECR are in S3).
 */
final class ServicesInUse {

  /** What every task needs whose images are in ECR. */
  static final List<String> OF_EVERY_TASK = List.of("s3", "ecr.api", "ecr.dkr", "logs");

  /** The services of the kinds of things that permissions are for; volumes need none. */
  private static final Map<String, String> OF_THINGS =
      Map.of(
          "bucket", "s3",
          "table", "dynamodb",
          "queue", "sqs",
          "topic", "sns",
          "stream", "kinesis-streams",
          "parameters", "ssm",
          "secret", "secretsmanager",
          "kms_key", "kms",
          "user_pool", "cognito-idp");

  /** The services of the outputs of Fluent Bit. */
  static final Map<String, String> OF_OUTPUTS =
      Map.of(
          "cloudwatch", "logs",
          "cloudwatch_logs", "logs",
          "firehose", "kinesis-firehose",
          "kinesis_firehose", "kinesis-firehose",
          "kinesis", "kinesis-streams",
          "kinesis_streams", "kinesis-streams",
          "s3", "s3");

  private ServicesInUse() {}

  static Set<String> of(List<Workload> workloads, Map<String, String> values) {
    Set<String> services = new LinkedHashSet<>();
    for (Workload workload : workloads) {
      boolean ecr =
          Lists.any(
              workload.containers(), container -> !Registry.isInternet(container.image(), values));
      services.addAll(ecr ? OF_EVERY_TASK : List.of("logs"));
    }
    for (Workload workload : workloads) {
      workload.containers().forEach(container -> add(container, services));
      workload.permissions().forEach(permission -> add(permission, services));
      workload.things().forEach(thing -> add(thing, services));
      workload.task().logs().router().ifPresent(router -> add(router, services));
      workload.queues().forEach(queue -> services.add("sqs"));
      if (workload.task().exec().value()) {
        services.add("ssmmessages");
      }
    }
    return services;
  }

  private static void add(Container container, Set<String> services) {
    if (container.image().credentials().isPresent()) {
      services.add("secretsmanager");
    }
    container.variables().secrets().forEach(secret -> add(secret, services));
  }

  /** A text that names a bucket or a table is for a program that uses it. */
  private static void add(ThingReference thing, Set<String> services) {
    Lists.first(
            List.of(ThingKind.BUCKETS, ThingKind.TABLES), kind -> kind.word().equals(thing.kind()))
        .map(kind -> OF_THINGS.get(kind.one()))
        .ifPresent(services::add);
  }

  private static void add(LogRouter router, Set<String> services) {
    router.secretOptions().forEach(secret -> add(secret, services));
    Optional.ofNullable(OF_OUTPUTS.get(router.output())).ifPresent(services::add);
  }

  private static void add(SecretVariable secret, Set<String> services) {
    services.add(secret.isParameter() ? "ssm" : "secretsmanager");
  }

  private static void add(Permission permission, Set<String> services) {
    if (permission instanceof Permission.ToThing thing) {
      Optional.ofNullable(OF_THINGS.get(thing.kind())).ifPresent(services::add);
    } else if (permission instanceof Permission.ToOwn own) {
      Optional.ofNullable(OF_THINGS.get(own.thing().kind().one())).ifPresent(services::add);
    } else {
      for (Given<String> action : ((Permission.Raw) permission).actions()) {
        services.addAll(ActionEndpoints.of(action.value()));
      }
    }
  }
}
