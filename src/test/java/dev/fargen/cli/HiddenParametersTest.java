package dev.fargen.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fargen.testing.ScriptedAws;
import dev.fargen.testing.TextFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A stack keeps the values of hidden parameters that its spec does not have. */
class HiddenParametersTest {

  private static final String SPEC =
      """
      name: db
      parameters: {Password: {no_echo: true}}
      resources:
        Secret:
          Type: AWS::SecretsManager::Secret
          DeletionPolicy: Retain
          UpdateReplacePolicy: Retain
          Properties: {SecretString: !Ref Password}
      patches:
        - {op: add, path: /Parameters/Token, value: {Type: String, NoEcho: true}}
        - {op: add, path: /Parameters/Owner, value: {Type: String}}
      environments:
        prod: {parameters: {Owner: shop}}
      """;

  @TempDir private Path folder;

  @BeforeAll
  static void credentials() {
    System.setProperty("aws.accessKeyId", "test");
    System.setProperty("aws.secretAccessKey", "test");
  }

  @BeforeEach
  void render() {
    TextFiles.write(folder.resolve("db.yml"), SPEC);
    InProcess.Result result = InProcess.run(folder, "render", "db.yml");
    assertEquals(0, result.exit(), result.stderr());
  }

  private InProcess.Result run(ScriptedAws aws, String... words) {
    List<String> all = new ArrayList<>(List.of(words));
    all.addAll(List.of("--region", "eu-west-1", "--endpoint-url", aws.endpoint().toString()));
    return InProcess.run(folder, all.toArray(String[]::new));
  }

  @Test
  void keepTheirValues() throws Exception {
    String template = Files.readString(folder.resolve("templates/db.template.yml"));
    Map<String, Object> stack =
        Map.of(
            "name",
            "db-prod",
            "state",
            "UPDATE_COMPLETE",
            "template",
            template,
            "parameters",
            Map.of("Password", "****", "Token", "****", "Owner", "shop"));
    List<List<String>> update =
        List.of(
            List.of("stack UPDATE_IN_PROGRESS User Initiated"), List.of("stack UPDATE_COMPLETE"));
    try (ScriptedAws aws = new ScriptedAws(Map.of("stack", stack, "update", update))) {
      InProcess.Result result = run(aws, "deploy", "db.yml", "--yes");

      assertEquals(0, result.exit(), result.stderr());
      String said = result.stdout() + result.stderr();
      assertTrue(said.contains("keeping the deployed value of parameter Password\n"), said);
      assertTrue(said.contains("keeping the deployed value of parameter Token\n"), said);
    }
  }

  @Test
  void areNeededByNewStacks() throws Exception {
    try (ScriptedAws aws = new ScriptedAws(Map.of())) {
      InProcess.Result result = run(aws, "deploy", "db.yml", "--yes");

      assertEquals(2, result.exit(), result.stderr());
      String said = result.stdout() + result.stderr();
      assertTrue(said.contains("could keep its value of Password, Token"), said);
      assertTrue(said.contains("--param Password=... --param Token=..."), said);
    }
  }

  @Test
  void haveTheirValuesInTheParamsFile() throws Exception {
    String params = Files.readString(folder.resolve("params/db.prod.params.json"));

    assertTrue(params.contains("\"Owner\": \"shop\""), params);
  }
}
