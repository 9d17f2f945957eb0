package dev.fargen.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fargen.testing.Run;
import dev.fargen.testing.ScriptedAws;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;

/** Many stacks in one run of the packaged tool. */
final class FleetIT {

  private static final Path TOOL = Path.of("target/fargen").toAbsolutePath();
  private static final String SPEC =
      """
      name: %1$s
      workloads:
        api: {image: "shop:1", cpu: 256, memory: 512, user: "1000:1000", read_only: true}
      environments:
        dev:
          stack: %1$s
          parameters: {VpcId: vpc-1a2b3c4d, SubnetIds: [subnet-1fd84335]}
          termination_protection: false
      """;

  @TempDir private Path folder;

  @Test
  void aHundredStacksUnderTightLimitsAllSucceed() throws IOException {
    for (int i = 100; i < 200; i++) {
      stack("shop" + i, "");
    }
    String script =
        """
        limits: {DescribeStacks: 50, DescribeStackEvents: 100, CreateStack: 50}
        seconds: 0.3
        create:
          - [stack CREATE_IN_PROGRESS]
          - [Cluster AWS::ECS::Cluster CREATE_IN_PROGRESS]
          - [Cluster AWS::ECS::Cluster CREATE_COMPLETE]
          - [stack CREATE_COMPLETE]
        """;
    try (ScriptedAws aws = new ScriptedAws(new Yaml().load(script))) {
      Run.Result result = deploy(aws, "10");

      assertEquals(0, result.exit(), result.stderr());
      assertEquals(100, count(result, "DONE  shop"));
      assertFalse(result.stderr().contains("FAILED"), result.stderr());
      long looks = aws.calls().stream().filter("DescribeStacks"::equals).count();
      assertTrue(looks < 1000, "one poller for all, not one each: " + looks + " looks");
    }
  }

  @Test
  void whatExportsComesFirstAndABranchStopsAtItsFailure() throws IOException {
    stack("network", export("vpc"));
    stack("service", consume("vpc"));
    stack("alone", "");
    String script =
        """
        create: [[stack CREATE_IN_PROGRESS], [stack ROLLBACK_IN_PROGRESS], [stack ROLLBACK_COMPLETE]]
        """;
    try (ScriptedAws aws = new ScriptedAws(new Yaml().load(script))) {
      Run.Result result = deploy(aws, "100");

      assertEquals(1, result.exit(), result.stderr());
      assertEquals(2, count(result, "FAILED  "), result.stderr());
      assertEquals(1, count(result, "SKIPPED  service"), result.stderr());
      assertEquals(2, aws.calls().stream().filter("CreateStack"::equals).count());
    }
  }

  private static String export(String name) {
    return "\nOutputs:\n  Id:\n    Value: x\n    Export:\n      Name: " + name + "\n";
  }

  private static String consume(String name) {
    return "    Properties:\n      Name: !ImportValue " + name + "\n";
  }

  private static long count(Run.Result result, String start) {
    return result.stderr().lines().filter(line -> line.startsWith(start)).count();
  }

  private void stack(String name, String rest) throws IOException {
    Files.createDirectories(folder.resolve("templates"));
    Files.createDirectories(folder.resolve("params"));
    Files.writeString(folder.resolve(name + ".yml"), SPEC.formatted(name));
    Files.writeString(
        folder.resolve("templates/" + name + ".template.yml"),
        "Resources:\n  Cluster:\n    Type: AWS::ECS::Cluster\n" + rest);
    Files.writeString(
        folder.resolve("params/" + name + ".dev.params.json"), "{\"Parameters\": {}}");
  }

  private Run.Result deploy(ScriptedAws aws, String speed) {
    Map<String, String> environment =
        new HashMap<>(new ScenarioRun(Map.of(), aws, folder).environment());
    environment.put("FARGEN_ENDPOINT_SPEED", speed);
    return Run.of(
            List.of(
                TOOL.toString(),
                "deploy",
                "--all",
                "--env",
                "dev",
                "--committed",
                "--yes",
                "--region",
                "us-east-1"))
        .in(folder)
        .with(environment)
        .go();
  }
}
