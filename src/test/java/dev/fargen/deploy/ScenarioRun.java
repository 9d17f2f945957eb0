package dev.fargen.deploy;

import dev.fargen.testing.Run;
import dev.fargen.testing.ScriptedAws;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One run of the packaged tool on a scenario's stack. The template is a committed one, so that what
 * is written here does not change with every change of the compiler.
 */
final class ScenarioRun {

  private static final String TEMPLATE =
      """
      Parameters:
        Image:
          Type: String

      Resources:
        Cluster:
          Type: AWS::ECS::Cluster

        TaskRole:
          Type: AWS::IAM::Role

        Database:
          Type: AWS::RDS::DBInstance

        ApiService:
          Type: AWS::ECS::Service
      """;
  private static final String SPEC =
      """
      name: shop
      allow: {no-healthcheck: "nothing runs in a scenario"}
      workloads:
        api:
          image: ${Image}
          cpu: 256
          memory: 512
          user: "1000:1000"
          read_only: true
      environments:
        dev:
          stack: shop-dev
          mode: %s%s
          parameters: {Image: "shop:1", VpcId: vpc-1a2b3c4d, SubnetIds: [subnet-1fd84335, subnet-dd1a49e0]}
      """;
  private static final String EDITED =
      """
      Parameters:
        Image:
          Type: String

      Resources:
        Cluster:
          Type: AWS::ECS::Cluster
          Properties:
            ClusterName: shop

        Database:
          Type: AWS::RDS::DBInstance
          Properties:
            AllocatedStorage: 20

        ApiTaskDefinition:
          Type: AWS::ECS::TaskDefinition
          Properties:
            ContainerDefinitions:
              - Name: api
                Image: !Ref Image

        ApiService:
          Type: AWS::ECS::Service
          Properties:
            DesiredCount: 2
      """;
  private static final Map<String, String> IN_SPEC =
      Map.of(
          "--account", "account: \"999999999999\"",
          "--env-region", "region: eu-central-1",
          "--env-bucket", "bucket: shop-templates",
          "--protected", "termination_protection: true",
          "--broken", "regoin: eu-west-1");
  private static final List<String> OTHERS = List.of("delete", "diff", "restart", "status", "run");
  private static final Path TOOL = Path.of("target/fargen").toAbsolutePath();

  private final Map<String, Object> scenario;
  private final ScriptedAws endpoint;
  private final Path folder;

  ScenarioRun(Map<String, Object> scenario, ScriptedAws endpoint, Path folder) {
    this.scenario = scenario;
    this.endpoint = endpoint;
    this.folder = folder;
  }

  @SuppressWarnings("unchecked")
  List<String> arguments() {
    return (List<String>) scenario.getOrDefault("args", List.of());
  }

  @SuppressWarnings("unchecked")
  private Map<String, String> files() {
    return (Map<String, String>) scenario.getOrDefault("files", Map.of());
  }

  @SuppressWarnings("unchecked")
  List<List<String>> runsBefore() {
    return (List<List<String>>) scenario.getOrDefault("before", List.of());
  }

  /**
   * Runs it: {@code deploy}, or the other command that is among the flags. The keys of {@link
   * #IN_SPEC}, {@code --replace-on-failure}, {@code --changed}, {@code --not-pushed}, {@code
   * --placeholder}, {@code --long}, {@code --edited} and {@code --policy} are about the files that
   * it finds, {@code --no} leaves {@code --yes} out, and {@code --text} asks for no JSON; the rest
   * goes to the tool.
   */
  Map<String, String> go(List<String> flags) throws IOException {
    List<String> left = new ArrayList<>(flags);
    String mode = left.remove("--replace-on-failure") ? "REPLACE_ON_FAILURE" : "CREATE_UPDATE";
    StringBuilder more = new StringBuilder();
    IN_SPEC.forEach((flag, line) -> more.append(left.remove(flag) ? "\n    " + line : ""));
    if (more.indexOf("termination_protection") < 0) {
      more.append("\n    termination_protection: false");
    }
    String template = left.remove("--long") ? TEMPLATE + "# padding\n".repeat(6000) : TEMPLATE;
    template = left.remove("--edited") ? EDITED : template;
    String policy = left.remove("--policy") ? ", \"StackPolicy\": {\"Statement\": []}" : "";
    String verb = OTHERS.stream().filter(left::remove).findFirst().orElse("deploy");
    write("shop.yml", SPEC.formatted(mode, more));
    write("templates/shop.template.yml", template);
    String image = left.remove("--changed") ? "shop:2" : "shop:1";
    image = left.remove("--not-pushed") ? "not-pushed-yet" : image;
    image = left.remove("--placeholder") ? "RELEASE_IMAGE_URL" : image;
    write(
        "params/shop.dev.params.json",
        "{\"Parameters\": {\"Image\": \""
            + image
            + "\"}, \"Tags\": {\"team\": \"shop\"}"
            + policy
            + "}");
    List<String> command = new ArrayList<>(List.of(TOOL.toString(), verb));
    if (verb.equals("run")) {
      command.add(left.remove(0));
    }
    if (verb.equals("restart")) {
      command.add("api");
    }
    command.add("shop.yml");
    command.addAll(List.of("--env", "dev", "--region", "us-east-1"));
    command.addAll(List.of("--output", left.remove("--text") ? "text" : "json"));
    if (verb.equals("deploy") || verb.equals("diff")) {
      command.add("--committed");
    }
    if (!left.remove("--no") && List.of("deploy", "delete", "restart").contains(verb)) {
      command.add("--yes");
    }
    command.addAll(left);
    for (Map.Entry<String, String> file : files().entrySet()) {
      write(file.getKey(), file.getValue());
    }
    Run.Result result = Run.of(command).in(folder).with(environment()).go();
    Map<String, String> said = new LinkedHashMap<>();
    said.put("stderr.txt", result.stderr());
    said.put("stdout.jsonl", result.stdout());
    said.put("exit.txt", result.exit() + "\n");
    return said;
  }

  /** The plain deploy of what was written before. */
  List<String> command() {
    return List.of(
        TOOL.toString(),
        "deploy",
        "shop.yml",
        "--env",
        "dev",
        "--region",
        "us-east-1",
        "--committed",
        "--yes");
  }

  /** What the tool needs to take this endpoint for AWS, and what the scenario has instead. */
  @SuppressWarnings("unchecked")
  Map<String, String> environment() {
    Map<String, String> environment = new HashMap<>();
    environment.put("AWS_ENDPOINT_URL", endpoint.endpoint().toString());
    environment.put("AWS_ACCESS_KEY_ID", "testing");
    environment.put("AWS_SECRET_ACCESS_KEY", "testing");
    environment.put("AWS_EC2_METADATA_DISABLED", "true");
    environment.put("AWS_CONFIG_FILE", "/dev/null");
    environment.put("AWS_SHARED_CREDENTIALS_FILE", "/dev/null");
    environment.put("FARGEN_ENDPOINT_SPEED", "100");
    ((Map<String, String>) scenario.getOrDefault("environment", Map.of()))
        .forEach(
            (name, value) -> {
              if (value.isEmpty()) {
                environment.remove(name);
              } else {
                environment.put(name, value);
              }
            });
    return environment;
  }

  private void write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
