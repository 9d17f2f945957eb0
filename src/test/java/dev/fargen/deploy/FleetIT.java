package dev.fargen.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fargen.testing.Run;
import dev.fargen.testing.ScriptedAws;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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

  private static final String CREATED =
      "create: [[stack CREATE_IN_PROGRESS], [stack CREATE_COMPLETE]]";

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

  @Test
  void anImportFindsWhatTheSameRunExports() throws IOException {
    stack("network", export("vpc"));
    stack("service", consume("vpc"));
    try (ScriptedAws aws = new ScriptedAws(new Yaml().load(CREATED))) {
      Run.Result before =
          run(aws, "100", "diff", "service.yml", "network.yml", "--env", "dev", "--committed");
      assertEquals(0, before.exit(), before.stderr());
      assertFalse(before.stderr().contains("export vpc"), before.stderr());

      Run.Result alone = run(aws, "100", "diff", "service.yml", "--env", "dev", "--committed");
      assertTrue(alone.stderr().contains("export vpc does not exist"), alone.stderr());

      Run.Result result = deploy(aws, "100");
      assertEquals(0, result.exit(), result.stderr());
      assertEquals(2, aws.calls().stream().filter("CreateStack"::equals).count());
    }
  }

  @Test
  void stacksThatImportFromEachOtherAreNotCreated() throws IOException {
    stack("one", consume("two-id") + export("one-id"));
    stack("two", consume("one-id") + export("two-id"));
    try (ScriptedAws aws = new ScriptedAws(new Yaml().load(CREATED))) {
      Run.Result result = deploy(aws, "100");

      assertEquals(3, result.exit(), result.stderr());
      assertEquals(0, aws.calls().stream().filter("CreateStack"::equals).count());
    }
  }

  @Test
  void allMeansEverySpecThatHasTheEnvironment() throws IOException {
    stack("shop", "");
    stack("jobs", "");
    stack("later", "");
    Path later = folder.resolve("later.yml");
    Files.writeString(later, Files.readString(later).replace("dev:", "prod:"));
    Files.writeString(folder.resolve("docker-compose.yml"), "services: {api: {image: shop}}\n");
    Files.writeString(folder.resolve("values.yml"), "{{ if .Values.shop }}\na: b\n{{ end }}\n");
    Files.writeString(folder.resolve("notes.txt"), "environments: none");
    try (ScriptedAws aws = new ScriptedAws(new Yaml().load(CREATED))) {
      Run.Result result = deploy(aws, "100");

      assertEquals(0, result.exit(), result.stderr());
      assertEquals(2, aws.calls().stream().filter("CreateStack"::equals).count());
      assertTrue(
          result.stderr().contains("skipped, without environment dev: later.yml"), result.stderr());
      assertFalse(result.stderr().contains("compose"), result.stderr());
    }
  }

  @Test
  void allReportsTheFaultsOfEverySpecAndDeploysNone() throws IOException {
    stack("shop", "");
    for (String name : List.of("one", "two")) {
      stack(name, "");
      Path spec = folder.resolve(name + ".yml");
      Files.writeString(spec, Files.readString(spec).replace("memory: 512", "memory: 513"));
    }
    try (ScriptedAws aws = new ScriptedAws(new Yaml().load(CREATED))) {
      Run.Result result = deploy(aws, "100");

      assertEquals(2, result.exit(), result.stderr());
      assertTrue(
          result.stderr().contains("2 errors in 2 specs, nothing deployed"), result.stderr());
      assertEquals(List.of(), aws.calls());
    }
  }

  @Test
  void allWithoutASpecForTheEnvironmentIsSaid() throws IOException {
    stack("later", "");
    Path later = folder.resolve("later.yml");
    Files.writeString(later, Files.readString(later).replace("dev:", "prod:"));
    try (ScriptedAws aws = new ScriptedAws(new Yaml().load(CREATED))) {
      Run.Result result = deploy(aws, "100");

      assertEquals(2, result.exit(), result.stderr());
      assertEquals(
          "fargen: no spec in this directory has the environment `dev`\n", result.stderr());
    }
  }

  @Test
  void twoSpecsOfOneStackAreRefused() throws IOException {
    stack("one", "");
    stack("two", "");
    Path two = folder.resolve("two.yml");
    Files.writeString(two, Files.readString(two).replace("stack: two", "stack: one"));
    try (ScriptedAws aws = new ScriptedAws(new Yaml().load(CREATED))) {
      Run.Result result = deploy(aws, "100");

      assertEquals(2, result.exit(), result.stderr());
      assertEquals(
          "fargen: one.yml and two.yml both deploy the stack `one`\n",
          result.stderr().lines().reduce((first, last) -> last).orElse("") + "\n");
      assertEquals(List.of(), aws.calls());
    }
  }

  @Test
  void theCommittedFilesLieWhereRenderPutThem() throws IOException {
    stack("shop", "");
    Files.move(folder.resolve("templates"), folder.resolve("out"));
    Files.move(folder.resolve("params"), folder.resolve("values"));
    try (ScriptedAws aws = new ScriptedAws(new Yaml().load(CREATED))) {
      assertEquals(2, deploy(aws, "100").exit());

      Run.Result result = deploy(aws, "100", "--templates-dir", "out", "--params-dir", "values");

      assertEquals(0, result.exit(), result.stderr());
      assertTrue(aws.calls().contains("CreateStack"));
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

  private Run.Result deploy(ScriptedAws aws, String speed, String... more) {
    List<String> command =
        new ArrayList<>(List.of("deploy", "--all", "--env", "dev", "--committed", "--yes"));
    command.addAll(List.of(more));
    return run(aws, speed, command.toArray(String[]::new));
  }

  private Run.Result run(ScriptedAws aws, String speed, String... words) {
    Map<String, String> environment =
        new HashMap<>(new ScenarioRun(Map.of(), aws, folder).environment());
    environment.put("FARGEN_ENDPOINT_SPEED", speed);
    List<String> command = new ArrayList<>(List.of(TOOL.toString()));
    command.addAll(List.of(words));
    command.addAll(List.of("--region", "us-east-1"));
    return Run.of(command).in(folder).with(environment).go();
  }
}
