package dev.fargen.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.fargen.testing.Emulator;
import dev.fargen.testing.MiniStack;
import dev.fargen.testing.Moto;
import dev.fargen.testing.PythonEnvironment;
import dev.fargen.testing.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * Stacks with links, doors, deployments, scaling, alarms, topics, queues, jobs, caches, RDS
 * instances, buckets and tables, as two emulators make them, read back through their own APIs and
 * compared with their templates. What an emulator does not make or does not tell is listed in
 * {@code src/test/resources/emulators}; when it starts to, the list is wrong.
 */
final class MadeByEmulatorsIT {

  @RegisterExtension static final Moto MOTO = new Moto();
  @RegisterExtension static final MiniStack MINI_STACK = new MiniStack();

  private static final Path TOOL = Path.of("target/fargen").toAbsolutePath();
  private static final Path LISTS = Path.of("src/test/resources/emulators").toAbsolutePath();
  private static final Path SCRIPT = Path.of("src/test/python/made.py").toAbsolutePath();
  private static final Path PUBLISHED = Path.of("src/test/python/published.py").toAbsolutePath();

  /** What the queues get of two messages to each topic, of which a filter lets one through. */
  private static final List<String> MESSAGES =
      List.of(
          "BillsPaymentsSubscription [invoice]",
          "MailsSalesSubscription [invoice] [other]",
          "OrdersSalesSubscription invoice");

  /** A bucket for large templates, and a hosted zone. */
  private static final String BEFORE =
      """
      import boto3
      boto3.client("s3").create_bucket(Bucket="templates")
      print(boto3.client("route53").create_hosted_zone(
          Name="example.com", CallerReference="1")["HostedZone"]["Id"].split("/")[-1])
      """;

  private static final String TASKS =
      """
      import boto3
      ecs = boto3.client("ecs")
      cluster = ecs.list_clusters()["clusterArns"][0]
      tasks = [arn for state in ("RUNNING", "STOPPED")
               for arn in ecs.list_tasks(cluster=cluster, desiredStatus=state)["taskArns"]]
      for task in ecs.describe_tasks(cluster=cluster, tasks=tasks)["tasks"]:
          print(task["startedBy"], task["lastStatus"], *task["overrides"]["containerOverrides"][0]["command"])
      """;

  private static final String NONCES =
      """
      import boto3
      [stack] = boto3.client("cloudformation").describe_stacks(StackName="shop-dev")["Stacks"]
      for key, value in sorted((one["ParameterKey"], one["ParameterValue"]) for one in stack["Parameters"]):
          if key.endswith("Nonce"):
              print(key, value)
      """;

  @TempDir private Path folder;

  @Test
  void motoMakesRunsAndRestartsWhatTheTemplateSays() throws IOException {
    // moto gives a FIFO queue without a name one that does not end in .fifo.
    spec(MOTO, "fifo: true, high_throughput: true, ", "fifo: true");
    fargen(MOTO, "deploy", "--yes").expectSuccess();

    JsonNode made = made(MOTO, "read");
    assertEquals("CREATE_COMPLETE", made.path("status").asText());
    assertEquals(list("moto.txt"), texts(made.path("lacks")));
    assertEquals(MESSAGES, python(MOTO, PUBLISHED).lines().toList());

    Run.Result ran = fargen(MOTO, "run", "migrate", "--", "migrate", "--all").expectSuccess();
    assertTrue(ran.stderr().contains("`migrate` exited with code 0"), ran.stderr());
    assertEquals(List.of("fargen-run STOPPED migrate --all"), MOTO.python(TASKS));

    Run.Result restarted = fargen(MOTO, "restart", "web", "--yes").expectSuccess();
    assertTrue(restarted.stderr().contains("shop-dev is UPDATE_COMPLETE"), restarted.stderr());
    List<String> nonces = MOTO.python(NONCES);
    assertEquals(List.of("ApiNonce 0", "RelayNonce 0"), nonces.subList(0, 2));
    assertTrue(nonces.get(2).matches("WebNonce .{5,}"), nonces.toString());
    assertEquals("WorkerNonce 0", nonces.get(3));
  }

  @Test
  void miniStackMakesWhatTheTemplateSays() throws IOException {
    spec(MINI_STACK);

    JsonNode made = made(MINI_STACK, "create");
    assertEquals("CREATE_COMPLETE", made.path("status").asText());
    assertEquals(list("ministack.txt"), texts(made.path("lacks")));
    assertEquals(MESSAGES, python(MINI_STACK, PUBLISHED).lines().toList());
  }

  @Test
  void miniStackMakesCachesAsTheTemplateSays() throws IOException {
    specOf(MINI_STACK, "caches.yml");

    JsonNode made = made(MINI_STACK, "create");
    assertEquals("CREATE_COMPLETE", made.path("status").asText());
    assertEquals(list("ministack-caches.txt"), texts(made.path("lacks")));
  }

  /** moto does not find a parameter group of the same stack. */
  @Test
  void motoMakesRdsInstances() throws IOException {
    specOf(MOTO, "databases.yml");

    JsonNode made = made(MOTO, "create");
    assertEquals("CREATE_COMPLETE", made.path("status").asText());
    assertEquals(list("moto-databases.txt"), texts(made.path("lacks")));
  }

  @Test
  void miniStackMakesRdsInstancesWithTheirParameterGroups() throws IOException {
    String patches = Files.readString(LISTS.resolve("databases.yml"));
    specOf(MINI_STACK, "databases.yml", patches.substring(patches.indexOf("patches:")));

    JsonNode made = made(MINI_STACK, "create");
    assertEquals("CREATE_COMPLETE", made.path("status").asText());
    assertEquals(list("ministack-databases.txt"), texts(made.path("lacks")));
  }

  /** moto has no bucket policies. */
  @Test
  void motoMakesBucketsAndTablesAsTheTemplateSays() throws IOException {
    assertEquals(List.of("AWS::S3::BucketPolicy"), storage(MOTO, "moto-storage.txt"));
  }

  @Test
  void miniStackMakesBucketsAndTablesAsTheTemplateSays() throws IOException {
    assertEquals(List.of(), storage(MINI_STACK, "ministack-storage.txt"));
  }

  /**
   * What buckets and tables lack at last: what the emulator's CloudFormation does not give them,
   * they get by the APIs of S3 and DynamoDB, which take it as the template has it.
   */
  private List<String> storage(Emulator aws, String lacks) throws IOException {
    specOf(aws, "storage.yml");
    JsonNode made = made(aws, "create");
    assertEquals("CREATE_COMPLETE", made.path("status").asText());
    assertEquals(list(lacks), texts(made.path("lacks")));
    return texts(made(aws, "complete").path("lacks")).stream()
        .filter(path -> path.startsWith("AWS::S3::") || path.startsWith("AWS::DynamoDB::"))
        .toList();
  }

  private void spec(Emulator aws, String... leftOut) throws IOException {
    specOf(aws, "shop.yml", leftOut);
  }

  /**
   * Writes the spec, without some parts, with the IDs that the emulator has: the VPC, its subnets.
   */
  private void specOf(Emulator aws, String file, String... leftOut) throws IOException {
    List<String> ids = aws.network();
    String zone = aws.python(BEFORE).get(0);
    String text =
        Files.readString(LISTS.resolve(file))
            .replace("VPC", ids.get(0))
            .replace("SUBNET1", ids.get(1))
            .replace("SUBNET2", ids.get(2))
            .replace("ZONE", zone);
    for (String part : leftOut) {
      text = text.replace(part, "");
    }
    Files.writeString(folder.resolve("shop.yml"), text);
  }

  private Run.Result fargen(Emulator aws, String verb, String... rest) {
    List<String> command = new ArrayList<>(List.of(TOOL.toString(), verb));
    int at = verb.equals("run") || verb.equals("restart") ? 1 : 0;
    command.addAll(List.of(rest).subList(0, at));
    if (!verb.equals("render")) {
      command.addAll(List.of("--env", "dev"));
    }
    command.add("shop.yml");
    command.addAll(List.of(rest).subList(at, rest.length));
    Map<String, String> environment = new HashMap<>(aws.environment());
    environment.put("FARGEN_ENDPOINT_SPEED", "20");
    return Run.of(command).in(folder).with(environment).go();
  }

  private JsonNode made(Emulator aws, String command) throws IOException {
    fargen(aws, "render").expectSuccess();
    String answer = python(aws, SCRIPT, command);
    return new ObjectMapper().readTree(answer);
  }

  /** What a script says of the stack and its template. */
  private String python(Emulator aws, Path script, String... command) {
    List<String> all =
        new ArrayList<>(
            List.of(PythonEnvironment.withEverything().python().toString(), script.toString()));
    all.addAll(List.of(command));
    all.addAll(
        List.of(
            "shop-dev",
            folder.resolve("templates/shop.template.yml").toString(),
            folder.resolve("params/shop.dev.params.json").toString()));
    return Run.of(all).with(aws.environment()).go().expectSuccess().stdout();
  }

  private static List<String> list(String file) throws IOException {
    return Files.readAllLines(LISTS.resolve(file)).stream()
        .filter(line -> !line.startsWith("#"))
        .toList();
  }

  private static List<String> texts(JsonNode list) {
    List<String> texts = new ArrayList<>();
    list.forEach(item -> texts.add(item.asText()));
    return texts;
  }
}
