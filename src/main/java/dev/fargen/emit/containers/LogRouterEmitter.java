package dev.fargen.emit.containers;

import dev.fargen.cfn.Intrinsic;
import dev.fargen.cfn.Mapping;
import dev.fargen.cfn.ParameterType;
import dev.fargen.cfn.Value;
import dev.fargen.emit.data.BucketEmitter;
import dev.fargen.emit.draft.Draft;
import dev.fargen.emit.permissions.Policies;
import dev.fargen.emit.permissions.Secrets;
import dev.fargen.list.Lists;
import dev.fargen.params.Block;
import dev.fargen.params.Cause;
import dev.fargen.params.ItemsBy;
import dev.fargen.params.Told;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Text;
import dev.fargen.workload.containers.LogRouter;
import dev.fargen.workload.containers.Variables.Variable;
import dev.fargen.workload.environment.LogicalName;
import dev.fargen.workload.environment.ThingKind;
import dev.fargen.workload.services.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Emits what a log router needs: its options, the log configuration of the containers that send to
 * it, and the permissions of its output (Amazon ECS developer guide, "Example Amazon ECS task
 * definition: Route logs to FireLens").
 */
record LogRouterEmitter(Draft draft, Workload workload) {

  /** What has a log router: nothing else in the task is named after it. */
  static Cause cause(Workload workload) {
    return new Cause.Part(
        LogicalName.of(workload.name()) + "LogRouter",
        "Sends the output of " + workload.name() + " to a log router");
  }

  /** On Fargate, the configuration is a file in the image. */
  Value firelens(LogRouter router) {
    Mapping options =
        Value.map()
            .with("enable-ecs-log-metadata", router.metadata().value() ? "true" : "false")
            .with("config-file-type", router.configFile().map(file -> Value.text("file")))
            .with("config-file-value", router.configFile().map(file -> Value.text(file.value())));
    return Value.map().with("Type", "fluentbit").with("Options", options);
  }

  /** The log configuration of a container that sends its output to the router. */
  Value configuration(LogRouter router) {
    Mapping options = Value.map();
    for (Variable option : router.options()) {
      Value value =
          draft.text(
              LogicalName.of(workload.name()) + "Log" + LogicalName.of(option.name()),
              ParameterType.STRING,
              "Option " + option.name() + " of the log destination of " + workload.name(),
              option.value());
      options = options.with(option.name(), told(option.name(), value));
    }
    Secrets secrets = new Secrets(draft);
    List<Value> secretOptions =
        Lists.map(
            router.secretOptions(),
            option ->
                told(
                    option.name(),
                    Value.map()
                        .with("Name", option.name())
                        .with("ValueFrom", secrets.valueFrom(workload, option))));
    return Value.map()
        .with("LogDriver", "awsfirelens")
        .with("Options", router.options().isEmpty() ? Optional.empty() : Optional.of(options))
        .with(
            "SecretOptions",
            secretOptions.isEmpty()
                ? Optional.empty()
                : Optional.of(
                    new Told(
                        "Sets secret options of the log destination of " + workload.name(),
                        new ItemsBy("Name", secretOptions))));
  }

  private Value told(String option, Value value) {
    return new Told(
        "Sets the option " + option + " of the log destination of " + workload.name(), value);
  }

  /** What the output calls, for the task role. */
  List<Value> statements() {
    Optional<LogRouter> router = workload.task().logs().router();
    if (router.isEmpty()) {
      return List.of();
    }
    List<Value> statements = new ArrayList<>();
    LogRouter to = router.get();
    switch (to.output()) {
      case "cloudwatch", "cloudwatch_logs" ->
          add(to, "log_group_name", "logs", "log-group:%s:*", statements, actions(to));
      case "firehose", "kinesis_firehose" ->
          add(
              to,
              "delivery_stream",
              "firehose",
              "deliverystream/%s",
              statements,
              "firehose:PutRecordBatch");
      case "kinesis", "kinesis_streams" ->
          add(to, "stream", "kinesis", "stream/%s", statements, "kinesis:PutRecords");
      case "s3" -> to.option("bucket").ifPresent(bucket -> toBucket(bucket, statements));
      default -> {}
    }
    return Lists.map(statements, one -> new Block(cause(workload), true, one));
  }

  /** The key of a bucket of the spec is known; that of another one has a permission of its own. */
  private void toBucket(Given<Text> bucket, List<Value> statements) {
    statements.add(
        Policies.allow("RouteLogs", "s3:PutObject")
            .with(
                "Resource",
                Intrinsic.sub("arn:${AWS::Partition}:s3:::" + draft.inSub(bucket) + "/*")));
    Lists.first(bucket.value().things())
        .flatMap(own -> draft.things().find(ThingKind.BUCKETS, own.name(), BucketEmitter.KEY))
        .ifPresent(
            key ->
                statements.add(
                    Policies.allow("EncryptLogs", "kms:Decrypt", "kms:GenerateDataKey")
                        .with("Resource", key)
                        .with("Condition", Policies.via("s3"))));
  }

  private static String[] actions(LogRouter router) {
    boolean creates =
        router
            .option("auto_create_group")
            .map(on -> on.value().written())
            .filter(on -> on.equalsIgnoreCase("true") || on.equalsIgnoreCase("on"))
            .isPresent();
    List<String> actions =
        new ArrayList<>(
            List.of("logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"));
    if (creates) {
      actions.add(0, "logs:CreateLogGroup");
    }
    return actions.toArray(String[]::new);
  }

  /** Allows the actions on the resource that the option names, in the region of the output. */
  private void add(
      LogRouter router,
      String option,
      String service,
      String resource,
      List<Value> statements,
      String... actions) {
    Optional<Given<Text>> name = router.option(option);
    String region = router.option("region").map(draft::inSub).orElse("${AWS::Region}");
    name.ifPresent(
        given ->
            statements.add(
                Policies.allow("RouteLogs", actions)
                    .with(
                        "Resource",
                        Intrinsic.sub(
                            "arn:${AWS::Partition}:"
                                + service
                                + ":"
                                + region
                                + ":${AWS::AccountId}:"
                                + resource.replace("%s", draft.inSub(given))))));
  }
}
