package dev.fargen.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.fargen.testing.ScriptedAws;
import dev.fargen.testing.TextFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.yaml.snakeyaml.Yaml;

/**
 * Runs the packaged tool as a process against each scenario's AWS, and holds all that it says to
 * the files beside it. Adding a folder adds a test.
 */
final class ScenarioIT {

  private static final Path SCENARIOS = Path.of("src/test/resources/deploy/scenarios");
  private static final Pattern LOOK = Pattern.compile("Describe|Get|List");
  private static final String ONLY = System.getProperty("fargen.scenario", "");

  @TestFactory
  Stream<DynamicTest> saysAndDoesWhatIsWritten() throws IOException {
    try (Stream<Path> folders = Files.list(SCENARIOS)) {
      return folders
          .filter(Files::isDirectory)
          .filter(folder -> folder.getFileName().toString().contains(ONLY))
          .sorted()
          .toList()
          .stream()
          .map(folder -> dynamicTest(folder.getFileName().toString(), () -> check(folder)));
    }
  }

  /** A no-op deploy is what continuous integration does most. */
  @Test
  void anUnchangedStackCostsThreeCalls() throws IOException {
    Path folder = SCENARIOS.resolve("unchanged");
    check(folder);
    assertEquals(
        List.of("DescribeStacks", "GetTemplate", "DescribeStackResources"),
        Files.readAllLines(folder.resolve("calls.txt")));
  }

  private static void check(Path folder) throws IOException {
    Map<String, Object> scenario =
        new Yaml().load(Files.readString(folder.resolve("scenario.yml")));
    Map<String, String> said;
    Path folderOfRun = Files.createTempDirectory("scenario");
    try (ScriptedAws aws = new ScriptedAws(scenario)) {
      ScenarioRun run = new ScenarioRun(scenario, aws, folderOfRun);
      for (List<String> before : run.runsBefore()) {
        run.go(before);
      }
      int past = aws.calls().size();
      said = run.go(run.arguments());
      boolean hurried = run.arguments().contains("--timeout"); // how often it looks is chance
      said.put(
          "calls.txt",
          aws.calls().stream()
              .skip(past)
              .filter(call -> !hurried || !LOOK.matcher(call).lookingAt())
              .collect(Collectors.joining("\n", "", "\n")));
    }
    boolean accept = Boolean.getBoolean("fargen.accept");
    for (Map.Entry<String, String> file : said.entrySet()) {
      Path expected = folder.resolve(file.getKey());
      if (accept) {
        Files.writeString(expected, file.getValue());
      }
      String wanted = Files.exists(expected) ? Files.readString(expected) : "";
      assertEquals(wanted, file.getValue(), expected.toString());
    }
    TextFiles.delete(folderOfRun); // what fails stays, to be looked at
    assertFalse(accept, "accepted: read it, then run without");
  }
}
