package dev.fargen.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fargen.testing.ScriptedAws;
import dev.fargen.testing.TextFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code fargen import copilot --stack}: the manifests are in the templates of Copilot's stacks.
 */
class CopilotStackTest {

  private static final String IMAGE =
      "111122223333.dkr.ecr.eu-west-1.amazonaws.com/shop/orders@sha256:"
          + "0123456789abcdef".repeat(4);

  private static final String SERVICE =
      """
      Metadata:
        Version: v1.33.0
        Manifest: |
          name: orders
          type: Load Balanced Web Service
          image:
            build: orders/Dockerfile
            port: 8080
          http:
            path: /
            alb: shared
          cpu: 256
          memory: 512
          count: 1
          environments:
            staging:
              image: {location: example/other}
              count: 7
            prod:
              count: 3
              image:
                build: orders/prod.Dockerfile
      Resources:
        Service: {Type: AWS::ECS::Service}
      """;

  private static final String ENVIRONMENT =
      """
      Metadata:
        Manifest: |
          name: prod
          type: Environment
          observability:
            container_insights: true
      Resources:
        Cluster: {Type: AWS::ECS::Cluster}
      """;

  @TempDir private Path folder;

  @BeforeAll
  static void credentials() {
    System.setProperty("aws.accessKeyId", "test");
    System.setProperty("aws.secretAccessKey", "test");
  }

  private static Map<String, Object> scenario(String template, Map<String, String> parameters) {
    Map<String, Object> scenario = new HashMap<>();
    scenario.put(
        "stack",
        Map.of(
            "name",
            "shop-prod-orders",
            "state",
            "UPDATE_COMPLETE",
            "template",
            template,
            "parameters",
            parameters));
    scenario.put(
        "others",
        Map.of(
            "shop-prod",
            Map.of(
                "VpcId",
                "vpc-1a2b3c4d",
                "PublicSubnets",
                "subnet-1a2b3c4d,subnet-2b3c4d5e",
                "PrivateSubnets",
                "subnet-3c4d5e6f,subnet-4d5e6f70",
                "Template",
                ENVIRONMENT,
                "Parameters",
                Map.of("AppDNSName", "example.org"))));
    return scenario;
  }

  private static Map<String, String> parameters() {
    return Map.of(
        "AppName", "shop",
        "EnvName", "prod",
        "WorkloadName", "orders",
        "ContainerImage", IMAGE,
        "AddonsTemplateURL", "https://example.com/addons.yml");
  }

  private InProcess.Result run(ScriptedAws aws, String... words) {
    List<String> all = new ArrayList<>(List.of("import", "copilot", "--stack", "shop-prod-orders"));
    all.addAll(List.of(words));
    all.addAll(List.of("--region", "eu-west-1", "--endpoint-url", aws.endpoint().toString()));
    return InProcess.run(folder, all.toArray(String[]::new));
  }

  @Test
  void importsWhatIsDeployed() throws Exception {
    try (ScriptedAws aws = new ScriptedAws(scenario(SERVICE, parameters()))) {
      InProcess.Result result = run(aws);

      assertEquals(0, result.exit(), result.stdout() + result.stderr());
      String spec = Files.readString(folder.resolve("shop.yml"));
      assertTrue(spec.contains("image: " + IMAGE), spec);
      assertFalse(spec.contains("build"), spec);
      assertFalse(spec.contains("staging"), spec);
      assertTrue(spec.contains("count: 3"), spec);
      assertTrue(spec.contains("container_insights: true"), spec);
      assertTrue(spec.contains("VpcId: vpc-1a2b3c4d"), spec);
      assertTrue(spec.contains("subnet-3c4d5e6f"), spec);
      assertTrue(result.stdout().contains("the stack has addons"), result.stdout());
      InProcess.Result render = InProcess.run(folder, "render", "shop.yml");
      assertEquals(0, render.exit(), render.stderr());
    }
  }

  @Test
  void refusesOtherStacks() throws Exception {
    String other = "Resources:\n  Queue: {Type: AWS::SQS::Queue}\n";
    try (ScriptedAws aws = new ScriptedAws(scenario(other, Map.of()))) {
      InProcess.Result result = run(aws);

      assertEquals(2, result.exit());
      assertTrue(
          result.stderr().contains("is not Copilot's stack of a service or job"), result.stderr());
      assertTrue(
          result.stderr().contains("fargen import template --stack shop-prod-orders"),
          result.stderr());
    }
    try (ScriptedAws aws = new ScriptedAws(Map.of())) {
      assertTrue(run(aws).stderr().contains("does not exist in eu-west-1"));
      TextFiles.write(folder.resolve("copilot/a/manifest.yml"), "name: a\n");
      assertTrue(run(aws, "copilot").stderr().contains("takes the place of the files"));
    }
  }
}
