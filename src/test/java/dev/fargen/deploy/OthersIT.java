package dev.fargen.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.fargen.testing.PythonEnvironment;
import dev.fargen.testing.ScriptedAws;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;

/**
 * The same failures told by fargen and by the AWS CLI, at the speed of the real AWS, a step of the
 * script every second. The table in the guide is held to what is seen here; what took how long is
 * in {@code target/others.md}.
 */
final class OthersIT {

  private static final Path FAILURES = Path.of("src/test/resources/deploy/failures.yml");
  private static final Path REPORT = Path.of("target/others.md");
  private static final double POLL = 2;

  /** What a busy machine may add to what is measured, in seconds. */
  private static final double SLACK = 2;

  private static final Map<String, String> SEEN = new LinkedHashMap<>();

  @TempDir private Path folder;

  /**
   * A failure and what tells its cause.
   *
   * @param happens the step, from 0, that shows the failure to whoever asks
   * @param cause a text without which nobody knows why
   * @param exit fargen's exit code
   * @param within so many seconds fargen has the cause on the screen: two polls, where it is let
   */
  private record Failure(
      String name, int happens, String cause, int exit, int within, Map<String, Object> script) {}

  /** How a run went; {@code cause} is NaN where the cause was never on the screen. */
  private record Outcome(int exit, double cause, double seconds, String said) {}

  @TestFactory
  Stream<DynamicTest> fargenTellsTheCauseWithinTwoPolls() throws IOException {
    return failures().stream().map(failure -> dynamicTest(failure.name(), () -> fargen(failure)));
  }

  /** The CLI waits in steps of 30 seconds, so all of them wait at once. */
  @TestFactory
  Stream<DynamicTest> theAwsCliNeverTellsTheCause() throws IOException {
    List<Failure> failures = failures();
    String aws = PythonEnvironment.withEverything().tool("aws").toString();
    ExecutorService threads = Executors.newFixedThreadPool(failures.size());
    Stream<DynamicTest> tests =
        failures.stream()
            .map(
                failure -> {
                  var run = CompletableFuture.supplyAsync(() -> awsCli(failure, aws), threads);
                  return dynamicTest(failure.name(), () -> knowsNothing(failure, run.join()));
                })
            .toList()
            .stream();
    threads.shutdown();
    return tests;
  }

  private static void knowsNothing(Failure failure, Outcome outcome) {
    SEEN.put("aws " + failure.name(), row(failure, "aws", outcome));
    assertEquals(255, outcome.exit(), outcome.said());
    assertFalse(outcome.said().contains(failure.cause()), outcome.said());
  }

  private void fargen(Failure failure) throws IOException {
    try (ScriptedAws aws = new ScriptedAws(failure.script())) {
      Path place = Files.createDirectory(folder.resolve("fargen-" + failure.name().hashCode()));
      ScenarioRun run = new ScenarioRun(Map.of(), aws, place);
      aws.quiet(true);
      run.go(List.of("status")); // writes the spec
      aws.quiet(false);
      Map<String, String> environment = new HashMap<>(run.environment());
      environment.put("FARGEN_ENDPOINT_SPEED", "1");
      Outcome outcome = watch(run.command(), environment, place, aws, "CreateStack", failure);
      SEEN.put("fargen " + failure.name(), row(failure, "fargen", outcome));

      assertEquals(failure.exit(), outcome.exit(), outcome.said());
      assertTrue(outcome.said().contains(failure.cause()), outcome.said());
      double late = outcome.cause() - failure.happens();
      assertTrue(
          late <= failure.within() + SLACK, late + " s after it happened\n" + outcome.said());
      String guide = Files.readString(Path.of("src/docs/guide/failures.md"));
      assertTrue(
          guide.contains("\n| " + failure.name() + " | `" + failure.cause() + "` |"),
          "the guide has no row for " + failure);
    }
  }

  private Outcome awsCli(Failure failure, String cli) {
    Map<String, Object> script = new LinkedHashMap<>(failure.script());
    script.put("stack", Map.of("name", "shop-dev", "state", "REVIEW_IN_PROGRESS"));
    try (ScriptedAws aws = new ScriptedAws(script)) {
      Path place = Files.createDirectory(folder.resolve("aws-" + failure.name().hashCode()));
      Path template = place.resolve("template.yml");
      Files.writeString(template, "Resources:\n  ApiService:\n    Type: AWS::ECS::Service\n");
      Map<String, String> environment =
          new HashMap<>(new ScenarioRun(Map.of(), aws, place).environment());
      environment.put("AWS_DEFAULT_REGION", "us-east-1");
      List<String> command =
          List.of(
              cli,
              "cloudformation",
              "deploy",
              "--stack-name",
              "shop-dev",
              "--template-file",
              template.toString());
      return watch(command, environment, place, aws, "ExecuteChangeSet", failure);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Runs it, and notes when the cause is on the screen, counted from the call that starts it. */
  private static Outcome watch(
      List<String> command,
      Map<String, String> environment,
      Path place,
      ScriptedAws aws,
      String start,
      Failure failure)
      throws IOException {
    Path screen = place.resolve("screen.txt");
    ProcessBuilder builder = new ProcessBuilder(command).directory(place.toFile());
    builder.environment().putAll(environment);
    Process process = builder.redirectErrorStream(true).redirectOutput(screen.toFile()).start();
    long begun = 0;
    double told = Double.NaN;
    try {
      while (!process.waitFor(20, TimeUnit.MILLISECONDS)) {
        if (begun == 0 && aws.calls().contains(start)) {
          begun = System.nanoTime();
        }
        if (Double.isNaN(told) && Files.readString(screen).contains(failure.cause())) {
          told = (System.nanoTime() - begun) / 1e9;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } finally {
      process.destroy();
    }
    double seconds = (System.nanoTime() - begun) / 1e9;
    String said = Files.readString(screen);
    if (Double.isNaN(told) && said.contains(failure.cause())) {
      told = seconds; // the last thing it said, between the last look and the end
    }
    return new Outcome(process.exitValue(), told, seconds, said);
  }

  private static String row(Failure failure, String who, Outcome outcome) {
    String cause =
        Double.isNaN(outcome.cause())
            ? "never"
            : String.format(
                Locale.ROOT, "%.1f s after it happened", outcome.cause() - failure.happens());
    return String.format(
        Locale.ROOT,
        "| %s | %s | %s | %.1f s | %d |",
        failure.name(),
        who,
        cause,
        outcome.seconds(),
        outcome.exit());
  }

  @AfterAll
  static void report() throws IOException {
    List<String> lines = new ArrayList<>();
    lines.add("| failure | who | the cause on the screen | the end, from the first call | exit |");
    lines.add("|---|---|---|---|---|");
    SEEN.values().stream().sorted().forEach(lines::add);
    Files.write(REPORT, lines);
  }

  private static int number(Map<String, Object> map, String key, int usual) {
    return Integer.parseInt(String.valueOf(map.getOrDefault(key, usual)));
  }

  private static List<Failure> failures() throws IOException {
    List<Failure> failures = new ArrayList<>();
    List<Map<String, Object>> all = new Yaml().load(Files.readString(FAILURES));
    for (Map<String, Object> one : all) {
      failures.add(
          new Failure(
              String.valueOf(one.get("name")),
              number(one, "happens", 0),
              String.valueOf(one.get("cause")),
              number(one, "exit", 1),
              number(one, "within", (int) (2 * POLL)),
              one));
    }
    return failures;
  }
}
