package dev.fargen.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fargen.testing.Moto;
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

/** The packaged tool against moto's server: a third party's idea of AWS, without a script. */
final class MotoDeployIT {

  @RegisterExtension static final Moto MOTO = new Moto();

  private static final Path TOOL = Path.of("target/fargen").toAbsolutePath();
  private static final String SPEC =
      """
      name: shop
      network: {vpc: %1$s, subnets: [%2$s, %3$s], public_ip: true}
      workloads:
        api:
          image: ${Image}
          port: 3000
          cpu: 256
          memory: 512
          count: %4$d
          user: "1000:1000"
          read_only: true
          http: {healthcheck: /}
      environments:
        dev: {stack: shop-dev, mode: REPLACE_ON_FAILURE, parameters: {Image: "shop:1"}}
        prod: {stack: shop-prod, mode: REPLACE_ON_FAILURE, parameters: {Image: "shop:1"}}
      """;
  private static final String PLATFORM =
      """
      name: platform
      network: {create: {nat: single}}
      load_balancer: {create: {}}
      exports: %s
      environments:
        dev: {mode: REPLACE_ON_FAILURE}
      """;
  private static final String BEHIND =
      """
      name: %1$s
      network: {import: platform}
      load_balancer: {import: platform}
      workloads:
        %1$s:
          image: "shop:1"
          port: 3000
          user: "1000:1000"
          read_only: true
          http:
            path: /%1$s
            priority: 7
            healthcheck: /
      environments:
        dev: {mode: REPLACE_ON_FAILURE}
      """;
  private static final String READ_BACK =
      """
      import boto3
      ecs = boto3.client("ecs")
      for cluster in ecs.list_clusters()["clusterArns"]:
          for arn in ecs.list_services(cluster=cluster)["serviceArns"]:
              print("service", ecs.describe_services(cluster=cluster, services=[arn])
                    ["services"][0]["desiredCount"])
      print("balancers", len(boto3.client("elbv2").describe_load_balancers()["LoadBalancers"]))
      print("roles", len([r for r in boto3.client("iam").list_roles()["Roles"]
                          if r["RoleName"].startswith("shop-")]))
      """;

  @TempDir private Path folder;

  @Test
  void createsUpdatesLeavesAloneAndDeletes() throws IOException {
    List<String> network = MOTO.network();
    spec(network, 1);
    Run.Result created = fargen("deploy", "--env", "dev", "--yes").expectSuccess();
    assertTrue(created.stderr().contains("shop-dev is CREATE_COMPLETE"), created.stderr());

    Run.Result unchanged = fargen("deploy", "--env", "dev", "--yes").expectSuccess();
    assertTrue(unchanged.stderr().contains("up to date, no changes"), unchanged.stderr());

    fargen("deploy", "--env", "prod", "--yes").expectSuccess();
    List<String> there = MOTO.python(READ_BACK);
    assertEquals(2, there.stream().filter("service 1"::equals).count(), there.toString());
    assertTrue(there.contains("balancers 2"), there.toString());
    assertFalse(there.contains("roles 0"), there.toString());

    spec(network, 2);
    Run.Result updated = fargen("deploy", "--env", "dev", "--yes").expectSuccess();
    assertTrue(updated.stderr().contains("shop-dev is UPDATE_COMPLETE"), updated.stderr());
    assertTrue(MOTO.python(READ_BACK).contains("service 2"));
    assertEquals(0, fargen("diff", "--env", "dev", "--exit-code").exit());
    assertEquals(6, fargen("diff", "--env", "prod", "--exit-code").exit());

    fargen("delete", "--env", "dev", "--yes").expectSuccess();
    fargen("delete", "--env", "prod", "--yes").expectSuccess();
    for (String env : List.of("dev", "prod")) {
      String status = fargen("status", "--env", env).expectSuccess().stdout();
      assertEquals("shop-" + env + " does not exist\n", status);
    }
  }

  @Test
  void replacesWhatCouldNotBeCreated() throws IOException {
    List<String> network = MOTO.network();
    spec(List.of(network.get(0), network.get(1), "subnet-0badbadbadbadbad0"), 1);
    Run.Result failed = fargen("deploy", "--env", "dev", "--yes");
    assertEquals(1, failed.exit(), failed.stderr());
    assertTrue(failed.stderr().contains("`LoadBalancer` could not be created"), failed.stderr());
    assertTrue(failed.stderr().contains("subnet-0badbadbadbadbad0"), failed.stderr());
    assertTrue(failed.stderr().contains("shop-dev is ROLLBACK_COMPLETE"), failed.stderr());
    assertTrue(MOTO.python(READ_BACK).contains("balancers 0"), "the rollback took all away");

    spec(network, 1);
    Run.Result replaced = fargen("deploy", "--env", "dev", "--yes").expectSuccess();
    assertTrue(
        replaced
            .stderr()
            .contains("shop-dev is ROLLBACK_COMPLETE: will be deleted and created again"),
        replaced.stderr());
    assertTrue(
        replaced.stderr().contains("cause of the failure: LoadBalancer"),
        "the cause outlives the stack: " + replaced.stderr());
    assertTrue(replaced.stderr().contains("shop-dev is CREATE_COMPLETE"), replaced.stderr());
    assertTrue(MOTO.python(READ_BACK).contains("service 1"));
  }

  @Test
  void leavesWhatCouldNotBeCreatedInTheOtherMode() throws IOException {
    List<String> network = MOTO.network();
    List<String> wrong = List.of(network.get(0), network.get(1), "subnet-0badbadbadbadbad0");
    spec(wrong, 1);
    String careful = Files.readString(folder.resolve("shop.yml"));
    Files.writeString(
        folder.resolve("shop.yml"), careful.replace("REPLACE_ON_FAILURE", "CREATE_UPDATE"));
    assertEquals(1, fargen("deploy", "--env", "prod", "--yes").exit());

    Run.Result refused = fargen("deploy", "--env", "prod", "--yes");

    assertEquals(3, refused.exit(), refused.stderr());
    assertTrue(
        refused.stderr().contains("mode CREATE_UPDATE does not delete stacks"), refused.stderr());
  }

  @Test
  void changesNothingThatAnotherStackImportsAndTakesNoPriorityOfItsRules() throws IOException {
    MOTO.network();
    Files.writeString(
        folder.resolve("platform.yml"), PLATFORM.formatted("[network, load_balancer]"));
    Files.writeString(folder.resolve("one.yml"), BEHIND.formatted("one"));
    Files.writeString(folder.resolve("two.yml"), BEHIND.formatted("two"));
    fargenOf("deploy", "platform.yml").expectSuccess();
    fargenOf("deploy", "one.yml").expectSuccess();

    Run.Result taken = fargenOf("deploy", "two.yml");
    assertEquals(3, taken.exit(), taken.stderr());
    assertTrue(taken.stderr().contains("TwoListenerRule: priority 7 of arn:aws"), taken.stderr());
    assertTrue(taken.stderr().contains("(path-pattern /one, /one/*)"), taken.stderr());
    assertTrue(taken.stderr().contains("in two.yml:11, such as `priority: 8`"), taken.stderr());

    Files.writeString(folder.resolve("platform.yml"), PLATFORM.formatted("[load_balancer]"));
    Run.Result changed = fargenOf("deploy", "platform.yml");
    assertEquals(3, changed.exit(), changed.stderr());
    assertTrue(
        changed
            .stderr()
            .contains("export platform-dev-VpcId would be deleted, and one-dev imports it"),
        changed.stderr());
    assertFalse(changed.stderr().contains("platform-dev-VpcCidr"), "nobody imports it");

    Run.Result deleted = fargenOf("delete", "platform.yml");
    assertEquals(3, deleted.exit(), deleted.stderr());
    assertTrue(deleted.stderr().contains("first delete one-dev"), deleted.stderr());

    fargenOf("delete", "one.yml").expectSuccess();
    fargenOf("deploy", "platform.yml").expectSuccess();
  }

  private Run.Result fargenOf(String verb, String spec) {
    Map<String, String> environment = new HashMap<>(MOTO.environment());
    environment.put("FARGEN_ENDPOINT_SPEED", "20");
    return Run.of(List.of(TOOL.toString(), verb, spec, "--env", "dev", "--yes"))
        .in(folder)
        .with(environment)
        .go();
  }

  private void spec(List<String> network, int count) throws IOException {
    Files.writeString(
        folder.resolve("shop.yml"),
        SPEC.formatted(network.get(0), network.get(1), network.get(2), count));
  }

  private Run.Result fargen(String verb, String... rest) {
    List<String> command = new ArrayList<>(List.of(TOOL.toString(), verb, "shop.yml"));
    command.addAll(List.of(rest));
    Map<String, String> environment = new HashMap<>(MOTO.environment());
    environment.put("FARGEN_ENDPOINT_SPEED", "20");
    return Run.of(command).in(folder).with(environment).go();
  }
}
