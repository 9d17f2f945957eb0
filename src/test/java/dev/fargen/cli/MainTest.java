package dev.fargen.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainTest {
  @TempDir private Path folder;

  @BeforeEach
  void writeSpecs() throws IOException {
    Files.writeString(folder.resolve("good.yml"), "name: good\nworkloads: {web: {image: nginx}}\n");
    Files.writeString(folder.resolve("bad.yml"), "name: bad\nworkloads: {web: {iamge: nginx}}\n");
  }

  @Test
  void writesThenLeavesAlone() throws IOException {
    assertTrue(run(0, "render", "good.yml").stdout().startsWith("wrote "));
    assertTrue(run(0, "render", "good.yml").stdout().startsWith("unchanged "));
    run(0, "render", "--check", "good.yml");
    Files.writeString(folder.resolve("templates/good.template.yml"), "stale");
    assertTrue(run(6, "render", "--check", "good.yml").stdout().startsWith("differs "));
    assertEquals("stale", Files.readString(folder.resolve("templates/good.template.yml")));
  }

  @Test
  void printsTheTemplate() {
    assertTrue(run(0, "render", "--stdout", "good.yml").stdout().startsWith("# Made by fargen"));
    assertTrue(Files.notExists(folder.resolve("templates")));
    run(2, "render", "--stdout", "--check", "good.yml");
  }

  @Test
  void severalSpecsAreOneRun() {
    InProcess.Result result = run(2, "validate", "bad.yml", "good.yml", "none.yml");
    assertTrue(result.stderr().contains("in 2 specs"), result.stderr());
  }

  @Test
  void meansTheUsualSpec() throws IOException {
    assertTrue(run(2, "render").stderr().contains("no fargen.yml or spec.yml here"));
    Files.move(folder.resolve("good.yml"), folder.resolve("fargen.yml"));
    run(0, "render");
  }

  @Test
  void writesNothingWhereAFolderIsInTheWay() throws IOException {
    Files.createDirectories(folder.resolve("templates/good.template.yml/inside"));
    InProcess.Result result = run(2, "render", "good.yml");
    assertTrue(result.stderr().contains("can't write"), result.stderr());
    assertTrue(Files.notExists(folder.resolve("params")));
  }

  @Test
  void speaksToMachines() throws JsonProcessingException {
    JsonNode json = parse(run(2, "validate", "--output", "json", "bad.yml"));
    JsonNode first = json.at("/specs/0/diagnostics/0");
    assertEquals("missing-key", first.path("code").asText());
    JsonNode sarif = parse(run(2, "validate", "--output", "sarif", "bad.yml"));
    assertEquals("missing-key", sarif.at("/runs/0/results/0/ruleId").asText());
    String github = run(2, "validate", "--output", "github", "bad.yml").stdout();
    assertTrue(github.startsWith("::error file=bad.yml,line=2,col="), github);
    JsonNode good = parse(run(0, "validate", "--output", "json", "good.yml"));
    assertEquals("warning", good.at("/specs/0/diagnostics/0/severity").asText());
  }

  @Test
  void strictTakesWarningsForErrors() throws JsonProcessingException {
    assertTrue(run(0, "render", "--stdout", "good.yml").stderr().contains("warning[latest-tag]"));
    InProcess.Result strict = run(2, "render", "--strict", "good.yml");
    assertTrue(strict.stderr().contains("error[latest-tag]"), strict.stderr());
    assertTrue(strict.stderr().contains("nothing written"), strict.stderr());
    assertTrue(Files.notExists(folder.resolve("templates")));
    JsonNode json = parse(run(2, "validate", "--strict", "--output", "json", "good.yml"));
    assertEquals("error", json.at("/specs/0/diagnostics/0/severity").asText());
    run(2, "deploy", "--strict", "good.yml");
  }

  @Test
  void aThousandFaultsAreNoFlood() throws IOException {
    StringBuilder spec = new StringBuilder("name: many\nworkloads:\n");
    for (int i = 0; i < 1_000; i++) {
      spec.append("  w").append(i).append(": {image: nginx, cpu: 100}\n");
    }
    Files.writeString(folder.resolve("many.yml"), spec);
    String said = run(2, "render", "many.yml").stderr();
    assertEquals(50, said.lines().filter(line -> line.startsWith("error[")).count());
    assertTrue(said.contains("... and 950 more"), said);
    assertTrue(said.endsWith("fargen: 1000 errors in many.yml, nothing written\n"), said);
  }

  @Test
  void helpsWithAnExampleForEachCommand() {
    for (String command : Commands.NAMES) {
      String help = run(0, command, "--help").stdout();
      assertTrue(help.contains("Examples:") && help.contains("fargen " + command), help);
    }
    assertTrue(run(0, "--help").stdout().contains("render"));
    assertTrue(run(0, "--version").stdout().startsWith("fargen "));
  }

  @Test
  void refusesWhatItDoesNotKnow() {
    assertTrue(run(2, "rendre").stderr().contains("did you mean `fargen render`?"));
    assertTrue(run(2, "render", "--chekc").stderr().startsWith("fargen: unknown option"));
    run(2);
  }

  private InProcess.Result run(int exit, String... args) {
    InProcess.Result result = InProcess.run(folder, args);
    assertEquals(exit, result.exit(), result.stdout() + result.stderr());
    return result;
  }

  private static JsonNode parse(InProcess.Result result) throws JsonProcessingException {
    return new ObjectMapper().readTree(result.stdout());
  }
}
