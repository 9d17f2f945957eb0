package dev.fargen.check.containers;

import dev.fargen.check.rule.Rule;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.diag.Span;
import dev.fargen.diag.Suggestion;
import dev.fargen.list.Lists;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Text;
import dev.fargen.workload.containers.Container;
import dev.fargen.workload.containers.Image;
import dev.fargen.workload.containers.LogRouter;
import dev.fargen.workload.containers.SecretVariable;
import dev.fargen.workload.containers.Variables;
import dev.fargen.workload.services.Workload;
import dev.fargen.workload.stack.Stack;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A log router starts only if its output exists and has the options that it requires (Fluent Bit
 * manual, "Amazon CloudWatch", "Amazon Kinesis Data Firehose", "Amazon Kinesis Data Streams" and
 * "Amazon S3"; README of aws-for-fluent-bit for {@code cloudwatch}, {@code firehose} and {@code
 * kinesis}). ECS writes the configuration itself (Amazon ECS developer guide, "Example Amazon ECS
 * task definition: Route logs to FireLens").
 */
public final class OutputOptionsRule implements Rule {

  /** What the option {@code Name} is. */
  static final String PLUGIN = "`Name` must be the name of a Fluent Bit output plugin";

  private static final List<String> OF_ECS =
      List.of("/fluent-bit/etc/fluent-bit.conf", "/fluentd/etc/fluent.conf");

  /** What the names of AWS's own images begin with. */
  private static final String OF_AWS = "public.ecr.aws/aws-observability/";

  /** An option that an output requires, or two of which it requires one: an example of each. */
  private record Needed(List<String> examples) {
    static Needed of(String... examples) {
      return new Needed(List.of(examples));
    }

    List<String> options() {
      return Lists.map(examples, example -> example.substring(0, example.indexOf(':')));
    }

    String names(String conjunction) {
      return Lists.enumerated(Lists.map(options(), one -> "`" + one + "`"), conjunction);
    }
  }

  private static final Needed REGION = Needed.of("region: \"${AWS::Region}\"");
  private static final List<Needed> CLOUDWATCH =
      List.of(
          REGION,
          Needed.of("log_group_name: shop"),
          Needed.of("log_stream_prefix: web-", "log_stream_name: web"));
  private static final List<Needed> FIREHOSE = List.of(REGION, Needed.of("delivery_stream: logs"));
  private static final List<Needed> KINESIS = List.of(REGION, Needed.of("stream: logs"));
  private static final Map<String, List<Needed>> NEEDED =
      Map.of(
          "cloudwatch_logs", CLOUDWATCH,
          "cloudwatch", CLOUDWATCH,
          "kinesis_firehose", FIREHOSE,
          "firehose", FIREHOSE,
          "kinesis_streams", KINESIS,
          "kinesis", KINESIS,
          "s3", List.of(Needed.of("bucket: my-logs")));

  /** Outputs of Fluent Bit, for near misses; an image can have others. */
  private static final List<String> OUTPUTS =
      List.of(
          "azure",
          "azure_blob",
          "azure_kusto",
          "azure_logs_ingestion",
          "bigquery",
          "chronicle",
          "cloudwatch",
          "cloudwatch_logs",
          "counter",
          "datadog",
          "es",
          "exit",
          "file",
          "firehose",
          "flowcounter",
          "forward",
          "gelf",
          "http",
          "influxdb",
          "kafka",
          "kafka-rest",
          "kinesis",
          "kinesis_firehose",
          "kinesis_streams",
          "lib",
          "logdna",
          "loki",
          "nats",
          "newrelic",
          "nrlogs",
          "null",
          "opensearch",
          "opentelemetry",
          "oracle_log_analytics",
          "pgsql",
          "plot",
          "prometheus_exporter",
          "prometheus_remote_write",
          "retry",
          "s3",
          "skywalking",
          "slack",
          "splunk",
          "stackdriver",
          "stdout",
          "syslog",
          "tcp",
          "td",
          "udp",
          "vivo_exporter",
          "websocket",
          "zipkin");

  @Override
  public void check(Stack stack, Diagnostics diagnostics) {
    for (Workload workload : stack.workloads()) {
      workload
          .task()
          .logs()
          .router()
          .ifPresent(router -> check(router, isOfAws(workload), diagnostics));
    }
  }

  /** Whether the image is one of AWS, whose outputs are known. */
  private static boolean isOfAws(Workload workload) {
    return Lists.any(
        workload.containers(),
        container ->
            container.purpose() == Container.Purpose.LOGS
                && container.image() instanceof Image.Reference image
                && image.uri().value().written().startsWith(OF_AWS));
  }

  private static void check(LogRouter router, boolean ofAws, Diagnostics diagnostics) {
    router
        .configFile()
        .filter(path -> OF_ECS.contains(path.value()))
        .ifPresent(
            path ->
                diagnostics.report(
                    Diagnostic.of(
                            Code.INVALID_VALUE,
                            "`" + path.value() + "` is the file that ECS writes itself")
                        .at(path.span())
                        .help(
                            "write the path of another file in the image of the log router, such as"
                                + " `/fluent-bit/alt/extra.conf`")));
    router.option("Name").ifPresent(name -> output(router, name, ofAws, diagnostics));
  }

  private static void output(
      LogRouter router, Given<Text> name, boolean ofAws, Diagnostics diagnostics) {
    String written = name.value().written();
    if (written.isEmpty()) {
      diagnostics.report(
          Diagnostic.of(Code.MISSING_KEY, "the option `Name` is empty")
              .at(name.span())
              .note(PLUGIN)
              .help("write, for example, `Name: cloudwatch_logs`"));
      return;
    }
    if (written.equals("awslogs")) {
      diagnostics.report(
          Diagnostic.of(
                  Code.INVALID_VALUE,
                  "`awslogs` is a log driver of ECS, not an output plugin of Fluent Bit")
              .at(name.span())
              .help(
                  "remove `destination`: the output of the container then goes to the log group of"
                      + " the workload; or write, for example, `{Name: cloudwatch_logs, region:"
                      + " \"${AWS::Region}\", log_group_name: shop, log_stream_prefix: shop-}`"));
      return;
    }
    String output = router.output();
    if (ofAws && !OUTPUTS.contains(output)) {
      Suggestion.nearest(output, OUTPUTS)
          .ifPresent(
              near ->
                  diagnostics.report(
                      Diagnostic.of(
                              Code.INVALID_VALUE,
                              "Fluent Bit has no output plugin `" + written + "`")
                          .at(name.span())
                          .help(Suggestion.question(near))));
    }
    for (Needed needed : NEEDED.getOrDefault(output, List.of())) {
      check(router, name.span(), output, needed, diagnostics);
    }
  }

  private static void check(
      LogRouter router, Span place, String output, Needed needed, Diagnostics diagnostics) {
    List<Span> places = Lists.present(Lists.map(needed.options(), one -> place(router, one)));
    if (places.isEmpty()) {
      String requires = "the Fluent Bit output `" + output + "` requires " + needed.names("or");
      diagnostics.report(
          Lists.first(needed.options(), one -> router.option(one).isPresent())
              .map(option -> empty(router, option, needed).note(requires))
              .orElseGet(
                  () ->
                      Diagnostic.of(Code.MISSING_KEY, requires)
                          .at(place)
                          .help("add, for example, `" + needed.examples().get(0) + "`")));
    } else if (places.size() > 1) {
      Diagnostic both =
          Diagnostic.of(Code.CONFLICTING_KEYS, needed.names("and") + " cannot be used together");
      for (Span one : places) {
        both = both.at(one);
      }
      diagnostics.report(both.help("remove " + needed.names("or")));
    }
  }

  private static Diagnostic empty(LogRouter router, String option, Needed needed) {
    return Diagnostic.of(Code.MISSING_KEY, "the option `" + option + "` is empty")
        .at(router.option(option).orElseThrow().span())
        .help(
            "write, for example, `"
                + needed.examples().get(needed.options().indexOf(option))
                + "`");
  }

  /** The place of the name of an option that is not empty. */
  private static Optional<Span> place(LogRouter router, String option) {
    return Lists.first(
            router.options(),
            one -> one.name().equalsIgnoreCase(option) && !one.value().value().written().isEmpty())
        .map(Variables.Variable::span)
        .or(
            () ->
                Lists.first(router.secretOptions(), one -> one.name().equalsIgnoreCase(option))
                    .map(SecretVariable::span));
  }
}
