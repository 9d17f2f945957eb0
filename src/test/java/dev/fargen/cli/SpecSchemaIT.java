package dev.fargen.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.fargen.testing.NodeModules;
import dev.fargen.testing.PythonEnvironment;
import dev.fargen.testing.Run;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Other validators read the schema, whose regular expressions are JavaScript's, and judge every
 * spec as the validator of {@link SpecSchemaTest} does.
 */
class SpecSchemaIT {

  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path folder;

  @Test
  void ajvJudgesTheSame() throws IOException {
    Map<String, JsonNode> documents = documents();
    List<String> lines = documents.values().stream().map(JsonNode::toString).toList();
    String script = NodeModules.installed().resolve("schema.mjs").toString();

    String[] verdicts =
        Run.of("node", script, schema().toString())
            .in(folder)
            .input(String.join("\n", lines))
            .go()
            .expectSuccess()
            .stdout()
            .split("\n", -1);

    Map<String, Boolean> refused = new LinkedHashMap<>();
    int i = 0;
    for (String name : documents.keySet()) {
      refused.put(name, !verdicts[i++].isEmpty());
    }
    assertEquals(expected(documents), refused);
  }

  @Test
  void checkJsonschemaJudgesTheSame() throws IOException {
    Map<String, JsonNode> documents = documents();
    Map<String, String> names = new LinkedHashMap<>();
    List<String> command =
        new ArrayList<>(
            List.of(
                PythonEnvironment.withEverything().tool("check-jsonschema").toString(),
                "--output-format",
                "json",
                "--schemafile",
                schema().toString()));
    for (Map.Entry<String, JsonNode> document : documents.entrySet()) {
      String file = names.size() + ".json";
      Files.writeString(folder.resolve(file), document.getValue().toString());
      names.put(file, document.getKey());
      command.add(file);
    }

    JsonNode said = JSON.readTree(Run.of(command).in(folder).go().stdout());

    TreeSet<String> refused = new TreeSet<>();
    said.path("errors").forEach(error -> refused.add(names.get(error.path("filename").asText())));
    TreeSet<String> expected = new TreeSet<>();
    expected(documents)
        .forEach(
            (name, wrong) -> {
              if (wrong) {
                expected.add(name);
              }
            });
    assertEquals(expected, refused);
  }

  private Path schema() throws IOException {
    return Files.writeString(folder.resolve("schema.json"), SpecSchema.print());
  }

  /** Every spec that is YAML, as JSON. */
  private static Map<String, JsonNode> documents() {
    Map<String, JsonNode> documents = new LinkedHashMap<>();
    SpecSchemaTest.specs()
        .forEach(
            (name, text) ->
                SpecSchemaTest.tree(text)
                    .map(SpecSchemaTest::json)
                    .filter(json -> StandardCharsets.UTF_8.newEncoder().canEncode(json.toString()))
                    .ifPresent(json -> documents.put(name, json)));
    return documents;
  }

  private static Map<String, Boolean> expected(Map<String, JsonNode> documents) {
    Map<String, Boolean> expected = new LinkedHashMap<>();
    documents.forEach((name, json) -> expected.put(name, SpecSchemaTest.refuses(json)));
    return expected;
  }
}
