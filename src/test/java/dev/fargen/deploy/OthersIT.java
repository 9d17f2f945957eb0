package dev.fargen.deploy;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fargen.testing.Programs;
import dev.fargen.testing.Run;
import dev.fargen.testing.ScriptedAws;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;

/**
 * The same failure told by fargen and by the AWS CLI, where that is installed: a first deploy whose
 * container dies, a step every second, at the speed of the real AWS.
 */
final class OthersIT {

  private static final String SCRIPT =
      """
      seconds: 1
      create:
        - [stack CREATE_IN_PROGRESS User Initiated]
        - events: [ApiService AWS::ECS::Service CREATE_IN_PROGRESS Resource creation Initiated]
          ecs: {desired: 1, running: 0, pending: 1, rollout: IN_PROGRESS}
        - ecs: {desired: 1, running: 0, failed: 2, rollout: IN_PROGRESS}
          stopped: [{id: 0a1b2c, code: EssentialContainerExited, reason: Essential container in task exited, container: api, exit: 1}]
          log: ["Error: DATABASE_URL is not set"]
        - [ApiService AWS::ECS::Service CREATE_FAILED ECS Deployment Circuit Breaker was triggered, stack ROLLBACK_IN_PROGRESS]
        - []
        - [stack ROLLBACK_COMPLETE]
      """;

  @TempDir private Path folder;

  @Test
  void fargenHasTheCauseOnScreenWithinTwoPolls() throws IOException, InterruptedException {
    try (ScriptedAws aws = new ScriptedAws(new Yaml().load(SCRIPT))) {
      ScenarioRun run = new ScenarioRun(Map.of(), aws, folder);
      run.go(List.of("status")); // writes the spec
      Map<String, String> environment = new HashMap<>(run.environment());
      environment.put("FARGEN_ENDPOINT_SPEED", "1");
      Path stderr = folder.resolve("stderr.txt");
      ProcessBuilder builder = new ProcessBuilder(run.command());
      builder.environment().putAll(environment);
      Process process = builder.directory(folder.toFile()).redirectError(stderr.toFile()).start();
      long begun = until(process, stderr, "CREATE_IN_PROGRESS");
      long told = until(process, stderr, "DATABASE_URL is not set");
      assertTrue(process.waitFor(1, TimeUnit.MINUTES));

      double seconds = (told - begun) / 1e9;
      System.getLogger("others").log(System.Logger.Level.INFO, "cause after " + seconds + " s");
      // It happens in the third second, and two polls are four more.
      assertTrue(seconds < 3 + 4 + 1, "after " + seconds + " s");
    }
  }

  @Test
  void theAwsCliNamesNoCause() throws IOException {
    Optional<Path> cli = Programs.find("aws");
    Assumptions.assumeTrue(cli.isPresent(), "the AWS CLI is not here");
    Path template = folder.resolve("template.yml");
    Files.writeString(template, "Resources:\n  ApiService:\n    Type: AWS::ECS::Service\n");
    String script = SCRIPT + "stack: {name: shop-dev, state: REVIEW_IN_PROGRESS}\n";
    try (ScriptedAws aws = new ScriptedAws(new Yaml().load(script))) {
      Map<String, String> environment =
          new HashMap<>(new ScenarioRun(Map.of(), aws, folder).environment());
      environment.put("AWS_DEFAULT_REGION", "us-east-1");
      long start = System.nanoTime();
      Run.Result result =
          Run.of(
                  cli.get().toString(),
                  "cloudformation",
                  "deploy",
                  "--stack-name",
                  "shop-dev",
                  "--template-file",
                  template.toString())
              .with(environment)
              .go();
      double seconds = (System.nanoTime() - start) / 1e9;
      System.getLogger("others")
          .log(
              System.Logger.Level.INFO,
              "aws ended after " + seconds + " s: " + result.exit() + " " + result.stderr());

      assertNotEquals(0, result.exit());
      assertFalse(result.stderr().contains("DATABASE_URL"), result.stderr());
      assertFalse(result.stderr().contains("Circuit Breaker"), result.stderr());
    }
  }

  private static long until(Process process, Path file, String text)
      throws IOException, InterruptedException {
    while (process.isAlive() && !Files.readString(file).contains(text)) {
      Thread.sleep(20);
    }
    assertTrue(Files.readString(file).contains(text), Files.readString(file));
    return System.nanoTime();
  }
}
