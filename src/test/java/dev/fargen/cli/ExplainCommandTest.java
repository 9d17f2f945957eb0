package dev.fargen.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.fargen.compile.Compiler;
import dev.fargen.diag.Code;
import dev.fargen.diag.SourceFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExplainCommandTest {

  @Test
  void explainsACodeAsItIsPrinted() {
    String asked = run(0, "port-twice").stdout();
    assertTrue(asked.startsWith("error[port-twice]: Two containers"), asked);
    assertEquals(asked, run(0, "error[port-twice]:").stdout());
    assertEquals(asked, run(0, "PORT_TWICE").stdout());
    assertTrue(asked.contains("\nWrong:\n\n    name: shop\n"), asked);
  }

  @Test
  void listsEveryCodeInItsGroup() {
    String list = run(0).stdout();
    for (Code code : Code.values()) {
      assertTrue(list.contains("\n  " + code.word() + " "), code.word());
    }
    assertTrue(list.matches("(?s).*\n  no-https +warning  The .*"), list);
    assertTrue(list.matches("(?s).*\n  port-twice +error    Two .*"), list);
    assertTrue(list.contains("\n\ntasks and containers\n  memory-not-offered "), list);
  }

  @Test
  void explainsAKeyWithItsBlock() {
    String text = run(0, "workloads.http.healthcheck").stdout();
    assertTrue(text.startsWith("workloads.<name>.http.healthcheck\n"), text);
    assertTrue(text.contains("\n  grace_period  Time after the start"), text);
    assertEquals(text, run(0, "workloads.api.http.healthcheck").stdout());
    assertEquals(text, run(0, "http.healthcheck").stdout());
    assertTrue(run(0, "name").stdout().startsWith("name (required)\n"));
    assertTrue(run(0, "cidr").stdout().startsWith("network.create.cidr\n"));
  }

  @Test
  void findsEveryKeyWithAndWithoutNames() {
    for (KeyPlace place : KeyPlace.all()) {
      assertEquals(Optional.of(place), KeyPlace.find(place.path()));
      String without = place.path().replace(".<name>", "").replace("[]", "");
      assertEquals(Optional.of(place), KeyPlace.find(without));
    }
    assertTrue(KeyPlace.all().size() > 200);
  }

  @Test
  void staysWithinTheTerminal() {
    for (KeyPlace place : KeyPlace.all()) {
      for (String line : new ExplainedKey(place).text().split("\nExample:")[0].split("\n")) {
        boolean oneWord = line.strip().split(" +").length == 2; // after the heading
        assertTrue(line.length() <= 80 || oneWord, line);
      }
    }
  }

  @Test
  void suggestsWhatWasMeant() {
    assertTrue(run(2, "port-twise").stderr().contains("`fargen explain port-twice`?"));
    assertTrue(run(2, "workloads.web.prot").stderr().contains("`fargen explain workloads.port`?"));
    assertTrue(run(0, "port").stdout().contains("\n  workloads.sidecars.port\n"));
    assertTrue(run(2, "create").stderr().contains("\n  load_balancer.create\n"));
    assertTrue(run(2, "x.y.z").stderr().contains("lists the codes"));
    assertTrue(run(2, "latest").stderr().contains("`fargen explain latest-tag`?"));
    assertTrue(run(2, "patch").stderr().contains("`fargen explain patches`?"));
    assertTrue(run(2, "replicas").stderr().contains("explain workloads.count`?"));
    assertTrue(run(2, "DesiredCount").stderr().contains("explain workloads.count`?"));
    assertTrue(run(2, "ports").stderr().contains("`fargen explain workloads.port`?"));
    assertTrue(run(2, "gpu").stderr().contains("Fargate has no GPUs"));
    assertTrue(run(2, "--output", "xml").stderr().contains("allowed values: text, json"));
  }

  @Test
  void explainsTheSpecAndItsReferences() {
    String spec = run(0, "spec").stdout();
    assertTrue(spec.contains("\n  workloads "), spec);
    assertEquals(spec, run(0, ".").stdout());
    String references = run(0, "references").stdout();
    assertTrue(references.contains("\n  ${AWS::Region} "), references);
    assertEquals(references, run(0, "${}").stdout());
  }

  /** The examples are complete specs. */
  @Test
  void givesExamplesThatRender() {
    for (String asked : List.of("spec", "references")) {
      String example = run(0, asked).stdout().split("\nExample:\n\n")[1].split("\n\n")[0];
      Compiler.compile(new SourceFile("spec.yml", example.stripIndent()));
    }
  }

  @Test
  void speaksToMachines() throws JsonProcessingException {
    JsonNode code = json("memory-not-offered");
    assertEquals("error", code.path("severity").asText());
    assertTrue(code.at("/source/url").asText().startsWith("https://docs.aws.amazon.com/"));
    assertEquals("512", code.path("right").asText().replaceAll("(?s).*cpu: (\\d+).*", "$1"));
    JsonNode key = json("workloads.http.path");
    assertEquals("/", key.path("default").asText());
    assertEquals(Code.values().length, json().path("codes").size());
    assertTrue(json("spec").path("keys").size() > 10);
    assertTrue(json("references").path("forms").has("${Name}"));
  }

  private static JsonNode json(String... args) throws JsonProcessingException {
    String[] all = java.util.Arrays.copyOf(args, args.length + 2);
    all[args.length] = "--output";
    all[args.length + 1] = "json";
    return new ObjectMapper().readTree(run(0, all).stdout());
  }

  private static InProcess.Result run(int exit, String... args) {
    String[] all = new String[args.length + 1];
    all[0] = "explain";
    System.arraycopy(args, 0, all, 1, args.length);
    InProcess.Result result = InProcess.run(Path.of(""), all);
    assertEquals(exit, result.exit(), result.stdout() + result.stderr());
    return result;
  }
}
