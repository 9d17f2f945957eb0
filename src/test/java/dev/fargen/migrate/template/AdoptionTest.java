package dev.fargen.migrate.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.fargen.cfn.Document;
import dev.fargen.cli.InProcess;
import dev.fargen.deploy.StackTemplate;
import dev.fargen.deploy.UnreadableTemplate;
import dev.fargen.testing.ScriptedAws;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Takes over each template of {@code adoption}: by the list of properties whose change replaces a
 * resource, and by the difference to a stack that has the template, nothing is lost or replaced.
 * With one such property changed, both must say so.
 */
class AdoptionTest {

  private static final Path ALL = Path.of("src/test/resources/adoption");
  private static final ObjectMapper JSON = new ObjectMapper();

  /** For each template a property whose change replaces its resource, and another value. */
  private static final Map<String, List<String>> MUTANTS =
      Map.ofEntries(
          mutant("default-action", "Targets/Properties/Port", "81"),
          mutant("exports-and-imports", "AccountsGroup/Properties/GroupDescription", "other"),
          mutant("join-and-mappings", "Logs/Properties/LogGroupName", "/other"),
          mutant("long-intrinsics-own-network", "WikiGroup/Properties/GroupDescription", "other"),
          mutant("network-load-balancer", "BrokerTargets/Properties/Port", "1884"),
          mutant("rules-and-https", "BlogTargets/Properties/Port", "81"),
          mutant("scheduled-task", "NightlyTask/Properties/Family", "other"),
          mutant("two-services-nested-groups", "TaskExecutionRole/Properties/RoleName", "other"),
          mutant("web-with-conditions", "Service/Properties/ServiceName", "other"),
          mutant("worker-with-queue", "JobsQueue/Properties/QueueName", "other"),
          mutant("written-as-json", "PicturesTargetGroup/Properties/Port", "80"));

  @TempDir private Path folder;

  private static Map.Entry<String, List<String>> mutant(String name, String path, String value) {
    return Map.entry(name, List.of("/Resources/" + path, value));
  }

  @BeforeAll
  static void credentials() {
    System.setProperty("aws.accessKeyId", "test");
    System.setProperty("aws.secretAccessKey", "test");
  }

  @Test
  void eachTemplateHasAMutant() throws IOException {
    assertEquals(
        MUTANTS.keySet().stream().sorted().toList(),
        templates().map(AdoptionTest::name).sorted().toList());
  }

  @TestFactory
  Stream<DynamicTest> losesAndReplacesNothing() throws IOException {
    return templates().map(file -> dynamicTest(name(file), () -> holds(file)));
  }

  @TestFactory
  Stream<DynamicTest> noticesWhatIsReplaced() throws IOException {
    return templates().map(file -> dynamicTest(name(file), () -> isNoticed(file)));
  }

  private static Stream<Path> templates() throws IOException {
    try (Stream<Path> files = Files.list(ALL)) {
      return files.sorted().toList().stream();
    }
  }

  private static String name(Path file) {
    return file.getFileName().toString().replaceAll("\\..*", "");
  }

  private void holds(Path file) throws IOException, UnreadableTemplate {
    Path place = Files.createDirectories(folder.resolve(name(file)));
    String original = Files.readString(file);

    Adoption adoption = Adoption.of(original(file), read(imported(file, place)));

    assertTrue(adoption.holds(), () -> adoption.lines().toString());
    assertEquals(List.of(), adoption.effective());
    try (ScriptedAws aws = stack(original, place)) {
      JsonNode report =
          JSON.readTree(
              run(place, aws, "import", "template", "--stack", "live", "--output", "json")
                  .stdout());
      assertEquals(List.of(), replaced(report.get("stack")));
      assertEquals(0, report.get("totals").get("refused").asInt());
      assertTrue(report.get("notes").toString().contains("none is replaced"));
    }
  }

  private void isNoticed(Path file) throws IOException, UnreadableTemplate {
    Path place = Files.createDirectories(folder.resolve(name(file)));
    String original = Files.readString(file);
    imported(file, place);
    try (ScriptedAws aws = stack(original, place)) {
      String[] words = {"import", "template", "--stack", "live", "--name", "taken", "--force"};
      run(place, aws, words);
    }
    List<String> mutant = MUTANTS.getOrDefault(name(file), List.of());
    String patch =
        "\npatches:\n"
            + "$1  - {op: replace, path: "
            + mutant.get(0)
            + ", value: \""
            + mutant.get(1)
            + "\"}\n";
    Path spec = place.resolve("taken.yml");
    String mutated = Files.readString(spec).replaceFirst("\npatches:\n((?: .*\n)*)", patch);
    assertTrue(mutated.contains(mutant.get(1)), "mutated");
    Files.writeString(spec, mutated);

    Adoption adoption = Adoption.of(original(file), read(rendered(place)));

    assertFalse(adoption.holds(), () -> adoption.lines().toString());
    String id = mutant.get(0).split("/")[2];
    assertTrue(
        adoption.replacements().stream().anyMatch(change -> change.path().get(1).equals(id)));
    try (ScriptedAws aws = stack(original, place)) {
      JsonNode difference =
          JSON.readTree(run(place, aws, "diff", "taken.yml", "--output", "json").stdout());
      assertTrue(replaced(difference).contains(id), difference::toPrettyString);
    }
  }

  /** The resources that an update would replace or remove. */
  private static List<String> replaced(JsonNode difference) {
    List<String> ids = new ArrayList<>();
    for (JsonNode resource : difference.get("resources")) {
      if (resource.get("replaces").asBoolean()
          || resource.get("action").asText().equals("Remove")) {
        ids.add(resource.get("logicalId").asText());
      }
    }
    return ids;
  }

  /** The rendered template of a spec that was made of the file. */
  private static String imported(Path file, Path place) throws IOException {
    String name = file.getFileName().toString();
    Files.copy(file, place.resolve(name));
    InProcess.Result result =
        InProcess.run(place, "import", "template", name, "--out", "taken.yml", "--name", "taken");
    assertEquals(0, result.exit(), result.stderr());
    return rendered(place);
  }

  private static String rendered(Path place) throws IOException {
    InProcess.Result result = InProcess.run(place, "render", "taken.yml");
    assertEquals(0, result.exit(), result.stderr());
    return Files.readString(place.resolve("templates/taken.template.yml"));
  }

  private static Document original(Path file) throws IOException {
    String text = Files.readString(file);
    return OneFile.template(text, name(file)).document();
  }

  private static Document read(String text) throws UnreadableTemplate {
    return StackTemplate.read(text).content();
  }

  /** A stack that has the template, with the values that the spec has for it. */
  private static ScriptedAws stack(String template, Path place)
      throws IOException, UnreadableTemplate {
    Map<String, Object> values =
        new LinkedHashMap<>(StackTemplate.read(template).outline().defaults());
    JsonNode params =
        JSON.readTree(Files.readString(place.resolve("params/taken.prod.params.json")));
    params
        .get("Parameters")
        .properties()
        .forEach(value -> values.put(value.getKey(), inTheAccount(value.getValue().asText())));
    values.keySet().retainAll(read(template).section("Parameters").keySet());
    return new ScriptedAws(
        Map.of(
            "stack",
            Map.of(
                "name",
                "live",
                "state",
                "UPDATE_COMPLETE",
                "template",
                template,
                "parameters",
                values)));
  }

  /** A value in place of a placeholder. */
  private static String inTheAccount(String value) {
    return value
        .replace("-0000000", "-1a2b3c4")
        .replace("000000000000", "111122223333")
        .replace("Z0000000000000", "Z0123456789ABCDEFGHIJ")
        .replace("CHANGE_ME", "example/app:1.4.2");
  }

  private static InProcess.Result run(Path place, ScriptedAws aws, String... words) {
    List<String> all = new ArrayList<>(List.of(words));
    all.addAll(List.of("--region", "eu-west-1", "--endpoint-url", aws.endpoint().toString()));
    InProcess.Result result = InProcess.run(place, all.toArray(String[]::new));
    assertEquals(0, result.exit(), () -> result.stdout() + result.stderr());
    return result;
  }
}
