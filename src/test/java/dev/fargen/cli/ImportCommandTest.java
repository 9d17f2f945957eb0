package dev.fargen.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.fargen.testing.ScriptedAws;
import dev.fargen.testing.TextFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command line of {@code fargen import}, with the shortest kind of files. */
class ImportCommandTest {

  private static final String SCORE =
      """
      apiVersion: score.dev/v1b1
      metadata: {name: shop}
      containers:
        shop:
          image: example/shop:1
          files: [{target: /etc/shop/a.txt, source: a.txt}]
      """;

  @TempDir private Path folder;

  @BeforeEach
  void writeFiles() {
    write("score.yaml", SCORE);
    write("a.txt", "text\n");
    write("compose.yaml", "services: {web: {image: nginx}}\n");
    write("template.yml", "Resources: {Queue: {Type: AWS::SQS::Queue}}\n");
    write("manifest.yml", "name: api\ntype: Backend Service\nimage: {location: nginx}\n");
    write("kubernetes.yml", "apiVersion: v1\nkind: Pod\n");
    write("spec.yml", "name: shop\nworkloads: {web: {image: nginx}}\n");
  }

  private Path write(String file, String text) {
    return TextFiles.write(folder.resolve(file), text);
  }

  private InProcess.Result run(int exit, String... words) {
    String[] all = new String[words.length + 1];
    all[0] = "import";
    System.arraycopy(words, 0, all, 1, words.length);
    InProcess.Result result = InProcess.run(folder, all);
    assertEquals(exit, result.exit(), result.stdout() + result.stderr());
    return result;
  }

  private void refuses(String message, String... words) {
    String said = run(2, words).stderr();
    assertTrue(said.contains(message), said);
  }

  @Test
  void requiresAKind() {
    refuses("requires a kind: copilot, compose, score or template");
    refuses("unknown kind `yaml`; allowed kinds: copilot, compose, score or template", "yaml");
    refuses("unknown kind `scor`; did you mean `score`?", "scor", "score.yaml");
    refuses("unknown kind `cloudformation`; did you mean `template`?", "cloudformation");
    refuses("did you mean `fargen import compose compose.yaml`?", "compose.yaml");
  }

  @Test
  void saysWhichKindFits() {
    refuses(
        "`compose.yaml` is a Compose file; run `fargen import compose compose.yaml`",
        "copilot",
        "compose.yaml");
    refuses("run `fargen import template template.yml`", "score", "template.yml");
    refuses("is an AWS Copilot manifest; run `fargen import copilot`", "score", "manifest.yml");
    refuses("run `fargen import score score.yaml`", "compose", "score.yaml");
    refuses("is a Kubernetes manifest, which cannot be imported", "score", "kubernetes.yml");
    refuses("`spec.yml` is not a Score file", "score", "spec.yml");
  }

  @Test
  void refusesOptionsOfOtherKinds() {
    refuses(
        "`--nlb` is an option of `fargen import compose`, not of `fargen import score`",
        "score",
        "score.yaml",
        "--nlb");
    refuses("`--service` is an option of `fargen import copilot`", "score", "--service=a");
    refuses("`--output xml` is not valid", "score", "--output=xml");
    refuses("`--name A_b` is not valid", "score", "--name=A_b");
    refuses("did you mean `--strict`?", "score", "--strikt");
  }

  @Test
  void overwritesNothingUnlessAsked() throws IOException {
    write("shop.yml", "mine\n");
    refuses("`shop.yml` exists and is not overwritten; use --force, or --out", "score");
    assertEquals("mine\n", Files.readString(folder.resolve("shop.yml")));
    run(0, "score", "--force");
    assertTrue(Files.readString(folder.resolve("shop.yml")).startsWith("name: shop\n"));
  }

  @Test
  void namesWhatCannotBeWritten() throws IOException {
    refuses(
        "cannot write `a.txt/shop.yml`: `a.txt` is not a directory",
        "score",
        "--out=a.txt/shop.yml");
    Files.createDirectories(folder.resolve("taken/shop.yml/inside"));
    refuses("`taken/shop.yml` exists and is not overwritten", "score", "--out=taken");
    refuses("shop.yml`: is a directory", "score", "--out=taken", "--force");
  }

  @Test
  void writesPathsRelativeToTheSpec() throws IOException {
    run(0, "score", "--out=specs/shop.yml");
    String spec = Files.readString(folder.resolve("specs/shop.yml"));
    assertTrue(spec.contains("file: ../a.txt"), spec);
    assertEquals(0, InProcess.run(folder, "render", "specs/shop.yml").exit());
  }

  @Test
  void writesPathsFromOutsideOfTheDirectory() throws IOException {
    Path inside = Files.createDirectories(folder.resolve("apps/inside"));
    for (String file : List.of("score.yaml", "a.txt")) {
      Files.copy(folder.resolve(file), inside.resolve(file));
    }
    assertEquals(0, InProcess.run(inside, "import", "score", "--out=../../other/shop.yml").exit());
    String spec = Files.readString(folder.resolve("other/shop.yml"));
    assertTrue(spec.contains("file: ../apps/inside/a.txt"), spec);
    assertEquals(0, InProcess.run(folder, "import", "score", "apps/inside/score.yaml").exit());
    assertTrue(Files.readString(folder.resolve("shop.yml")).contains("file: apps/inside/a.txt"));
  }

  @Test
  void namesTheSpec() {
    run(0, "score", "--name=other");
    assertTrue(Files.exists(folder.resolve("other.yml")));
  }

  @Test
  void failsWhereStrictForbidsADifference() {
    String said = run(2, "score", "--strict").stderr();
    assertTrue(said.contains("something changed its meaning or was refused"), said);
    assertTrue(Files.exists(folder.resolve("shop.yml")));
    write("score.yaml", SCORE.replaceAll("(?m)^ +files.*\n", ""));
    run(0, "score", "--strict", "--force");
  }

  @Test
  void failsWhereStrictForbidsASpecThatIsNotValid() throws IOException {
    Files.createDirectories(folder.resolve("copilot/fe"));
    write("copilot/.workspace", "application: fe\n");
    write(
        "copilot/fe/manifest.yml",
        "{name: fe, type: Worker Service, image: {location: 'fe:1'}, cpu: 300}\n");
    run(2, "copilot", "--strict");
    String json = run(0, "copilot", "--force", "--output=json").stdout();
    assertTrue(json.contains("\"valid\": false"), json);
    write(
        "copilot/fe/manifest.yml",
        "{name: fe, type: Worker Service, image: {location: 'fe:1'}, cpu: 256}\n");
    run(0, "copilot", "--strict", "--force");
  }

  private static final String MAILER =
      """
      Parameters: {Vpc: {Type: "AWS::EC2::VPC::Id", Default: vpc-1a2b3c4d}}
      Resources:
        Queue: {Type: AWS::SQS::Queue, Properties: {QueueName: mails}}
        Targets:
          Type: AWS::ElasticLoadBalancingV2::TargetGroup
          Properties: {VpcId: !Ref Vpc, Port: 80, Protocol: HTTP, TargetType: ip}
      """;

  /** A file is compared with the stack that it is for. */
  @Test
  void failsWhereStrictForbidsAReplacement() {
    System.setProperty("aws.accessKeyId", "test");
    System.setProperty("aws.secretAccessKey", "test");
    assertStrict(0, "0 replaced, 0 removed", MAILER.replace("mails}", "mails, DelaySeconds: 5}"));
    String replaced =
        assertStrict(2, "1 replaced, 0 removed", MAILER.replace("Port: 80", "Port: 81"));
    assertTrue(
        replaced.contains("the stack would replace or remove Targets, which --strict forbids"),
        replaced);
    String removed =
        assertStrict(2, "0 replaced, 1 removed", MAILER.replaceAll("(?m)^ *Queue: .*\n", ""));
    assertTrue(removed.contains("would replace or remove Queue, which"), removed);
  }

  /** Imports a template for a stack that has another one, and returns what the command says. */
  private String assertStrict(int exit, String changes, String template) {
    write("mailer.template.yml", template);
    Map<String, Object> stack =
        Map.of(
            "name",
            "mailer",
            "state",
            "UPDATE_COMPLETE",
            "template",
            MAILER,
            "parameters",
            Map.of("Vpc", "vpc-1a2b3c4d"));
    try (ScriptedAws aws = new ScriptedAws(Map.of("stack", stack))) {
      InProcess.Result result =
          run(
              exit,
              "template",
              "mailer.template.yml",
              "--stack=mailer",
              "--strict",
              "--force",
              "--region=eu-west-1",
              "--endpoint-url=" + aws.endpoint());
      assertTrue(result.stdout().contains(changes), result.stdout());
      return result.stderr();
    }
  }

  @Test
  void reportsAsJson() throws JsonProcessingException {
    JsonNode report = json(run(0, "score", "--output=json"));
    assertEquals("shop.yml", report.get("spec").asText());
    assertEquals(0, report.get("totals").get("refused").asInt());
    assertTrue(report.get("totals").get("changed").asInt() > 0);
    JsonNode image = report.get("lines").get(5);
    assertEquals("containers.shop.image", image.get("key").asText());
    assertEquals("converted", image.get("verdict").asText());
    assertTrue(image.get("specLine").asInt() > 1);
  }

  @Test
  void reportsFaultsAsJson() throws JsonProcessingException {
    JsonNode missing = json(run(2, "score", "none.yaml", "--output=json"));
    assertEquals("`none.yaml` does not exist", missing.get("error").get("message").asText());
    write("score.yaml", "a: [\n");
    JsonNode wrong = json(run(2, "score", "--output=json"));
    assertEquals(2, wrong.get("error").get("exitCode").asInt());
    assertTrue(wrong.get("specs").toString().contains("yaml-syntax"), wrong.toString());
  }

  private static JsonNode json(InProcess.Result result) throws JsonProcessingException {
    return new ObjectMapper().readTree(result.stdout());
  }

  @Test
  void fitsANarrowTerminal() {
    String report = InProcess.run(50, folder, "import", "score").stdout();
    assertTrue(report.lines().allMatch(line -> line.length() <= 50), report);
    assertFalse(report.isEmpty());
  }

  @Test
  void isNamedByTheOtherCommands() {
    for (List<String> one :
        List.of(
            List.of("compose.yaml", "fargen import compose compose.yaml"),
            List.of("score.yaml", "fargen import score score.yaml"),
            List.of("template.yml", "fargen import template template.yml"),
            List.of("manifest.yml", "fargen import copilot --service api"))) {
      for (String command : List.of("validate", "render")) {
        InProcess.Result result = InProcess.run(folder, command, one.get(0));
        assertEquals(2, result.exit());
        assertTrue(result.stderr().contains("run `" + one.get(1) + "`"), result.stderr());
      }
    }
  }

  /** The paths of builds begin at the root of the source, which may be above. */
  @Test
  void buildsImagesOfOtherDirectories() throws IOException {
    write("score/api/score.yaml", SCORE.replace("example/shop:1", "."));
    write("score/api/a.txt", "text\n");
    write("score/api/Dockerfile", "FROM nginx\n");
    Path deploy = Files.createDirectories(folder.resolve("deploy"));

    InProcess.Result result = InProcess.run(deploy, "import", "score", "../score/api/score.yaml");

    assertEquals(0, result.exit(), result.stderr());
    String spec = Files.readString(deploy.resolve("shop.yml"));
    assertTrue(spec.contains("build: score/api"), spec);
    assertTrue(result.stdout().contains("outside of this directory"), result.stdout());
  }
}
