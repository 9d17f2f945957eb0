package dev.fargen.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fargen.testing.Run;
import dev.fargen.testing.ScriptedAws;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yaml.snakeyaml.Yaml;

/** Ends the packaged tool in the middle of a deploy, as Ctrl-C and continuous integration do. */
final class InterruptionIT {

  private static final String SCRIPT =
      "create: [[stack CREATE_IN_PROGRESS User Initiated], [stack CREATE_IN_PROGRESS]]";

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({"INT, 130", "TERM, 143"})
  void saysWhereTheStackIsAndHowToGoOn(String signal, int exit)
      throws IOException, InterruptedException {
    try (ScriptedAws aws = new ScriptedAws(new Yaml().load(SCRIPT))) {
      ScenarioRun run = new ScenarioRun(Map.of(), aws, folder);
      run.go(List.of("status")); // writes the spec
      Path stderr = folder.resolve("stderr.txt");
      ProcessBuilder builder = new ProcessBuilder(run.command());
      builder.environment().putAll(run.environment());
      Process process = builder.directory(folder.toFile()).redirectError(stderr.toFile()).start();
      for (int i = 0; i < 600 && !Files.readString(stderr).contains("IN_PROGRESS"); i++) {
        Thread.sleep(50);
      }

      Run.of("kill", "-" + signal, Long.toString(process.pid())).go().expectSuccess();

      assertTrue(process.waitFor(30, TimeUnit.SECONDS));
      assertEquals(exit, process.exitValue(), Files.readString(stderr));
      String said = Files.readString(stderr);
      assertTrue(
          said.contains("shop-dev is CREATE_IN_PROGRESS; the operation continues in AWS"), said);
      assertTrue(said.contains("to follow it: fargen deploy shop.yml --env dev"), said);
    }
  }
}
