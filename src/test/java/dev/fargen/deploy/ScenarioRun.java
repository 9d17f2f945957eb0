package dev.fargen.deploy;

import dev.fargen.deploy.Situation.Consent;
import dev.fargen.deploy.aws.Aws;
import dev.fargen.deploy.aws.Connection;
import dev.fargen.deploy.aws.Deadline;
import dev.fargen.deploy.view.JsonView;
import dev.fargen.deploy.view.LineView;
import dev.fargen.diag.SourceFile;
import dev.fargen.diag.Span;
import dev.fargen.testing.ScriptedAws;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One deploy of a scenario's stack, with the flags that the scenario gives. */
final class ScenarioRun {

  private static final String TEMPLATE =
      """
      Resources:
        Cluster:
          Type: AWS::ECS::Cluster
        TaskRole:
          Type: AWS::IAM::Role
        Database:
          Type: AWS::RDS::DBInstance
        Api:
          Type: AWS::ECS::Service
      """;
  private static final SourceFile SPEC =
      new SourceFile("shop.yml", "name: shop\nworkloads:\n  api:\n    image: shop:1\n");

  private final Map<String, Object> scenario;
  private final ScriptedAws endpoint;
  private int runs;

  ScenarioRun(Map<String, Object> scenario, ScriptedAws endpoint) {
    this.scenario = scenario;
    this.endpoint = endpoint;
    System.setProperty("aws.accessKeyId", "testing");
    System.setProperty("aws.secretAccessKey", "testing");
  }

  @SuppressWarnings("unchecked")
  List<String> arguments() {
    return (List<String>) scenario.getOrDefault("args", List.of());
  }

  @SuppressWarnings("unchecked")
  List<List<String>> runsBefore() {
    return (List<List<String>>) scenario.getOrDefault("before", List.of());
  }

  Map<String, String> go(List<String> args) {
    StringWriter err = new StringWriter();
    StringWriter out = new StringWriter();
    LineView lines = new LineView(new PrintWriter(err), false, false);
    JsonView json = new JsonView(new PrintWriter(out));
    Duration timeout = Duration.ofMillis(args.contains("--timeout") ? 1500 : 60_000);
    Connection connection =
        new Connection("us-east-1", Optional.empty(), Optional.of(endpoint.endpoint()), 100);
    Aws aws =
        new Aws(
            connection,
            Deadline.in(timeout),
            fault -> {
              Notice.Trouble trouble = new Notice.Trouble("shop-dev", fault);
              trouble.tell(lines);
              trouble.tell(json);
            });
    Result result =
        new Deployer(
                new StackWatch(aws),
                request(args),
                options(args),
                notice -> {
                  notice.tell(lines);
                  notice.tell(json);
                })
            .run();
    Map<String, String> said = new LinkedHashMap<>();
    said.put("stderr.txt", err.toString());
    said.put("stdout.jsonl", out.toString());
    said.put("exit.txt", result.verdict().exitCode() + "\n");
    return said;
  }

  private static StackRequest request(List<String> args) {
    boolean replace = args.contains("--replace-on-failure");
    String template = args.contains("--changed") ? TEMPLATE + "# changed\n" : TEMPLATE;
    if (args.contains("--long")) {
      template += "# padding\n".repeat(6000);
    }
    return new StackRequest(
        "shop-dev",
        "dev",
        "us-east-1",
        args.contains("--account") ? Optional.of("999999999999") : Optional.empty(),
        replace ? Mode.REPLACE_ON_FAILURE : Mode.CREATE_UPDATE,
        template,
        Map.of("Image", "shop:1"),
        Map.of(),
        Map.of("team", "shop"),
        Optional.empty(),
        false,
        new Origin(SPEC, Map.of("Api", new Span(3, 3, 3, 6))),
        Set.of(),
        Set.of());
  }

  private Options options(List<String> args) {
    return new Options(
        new Consent(
            args.contains("--wait-for-in-progress"),
            args.contains("--no-rollback"),
            args.contains("--delete-live-stack")),
        args.contains("--allow-replacement") ? Set.of("Database") : Set.of(),
        Optional.empty(),
        args.contains("--bucket") ? Optional.of("templates") : Optional.empty(),
        args.contains("--express"),
        args.contains("--detach"),
        "run" + ++runs,
        question -> !args.contains("--no"));
  }
}
