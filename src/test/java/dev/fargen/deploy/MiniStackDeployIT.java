package dev.fargen.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fargen.testing.MiniStack;
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
 * The packaged tool against a second idea of AWS: REPLACE_ON_FAILURE from a create that fails to a
 * delete, with the emulator's own rollback.
 */
final class MiniStackDeployIT {

  @RegisterExtension static final MiniStack AWS = new MiniStack();

  private static final Path TOOL = Path.of("target/fargen").toAbsolutePath();
  private static final String SPEC =
      """
      name: shop
      network: {vpc: %1$s, subnets: [%2$s, %3$s], security_groups: [%4$s]}
      workloads:
        nightly: {image: "shop:1", cpu: 256, memory: 512, schedule: rate(1 day)}
      resources:
        Audit:
          Type: AWS::SSM::Parameter
          DependsOn: NightlySchedule
          Properties: {Name: %5$s, Type: String, Value: none}
      environments:
        dev: {stack: shop-dev, mode: REPLACE_ON_FAILURE}
      """;

  /** A group for the tasks, and a parameter whose name is then taken. */
  private static final String BEFORE =
      """
      import boto3
      print(boto3.client("ec2").create_security_group(
          VpcId="%s", GroupName="tasks", Description="Tasks")["GroupId"])
      boto3.client("ssm").put_parameter(Name="/shop/taken", Value="none", Type="String")
      """;

  private static final String READ_BACK =
      """
      import boto3
      print("clusters", len(boto3.client("ecs").list_clusters()["clusterArns"]))
      print("schedules", len(boto3.client("scheduler").list_schedules()["Schedules"]))
      print("queues", len(boto3.client("sqs").list_queues().get("QueueUrls", [])))
      print("log groups", len(boto3.client("logs").describe_log_groups()["logGroups"]))
      print("roles", len([r for r in boto3.client("iam").list_roles()["Roles"]
                          if r["RoleName"].startswith("shop-")]))
      for parameter in boto3.client("ssm").describe_parameters()["Parameters"]:
          print(parameter["Name"])
      """;
  private static final List<String> NOTHING =
      List.of("clusters 0", "schedules 0", "queues 0", "log groups 0", "roles 0", "/shop/taken");

  @TempDir private Path folder;

  @Test
  void replacesWhatCouldNotBeCreated() throws IOException {
    List<String> network = network();
    spec(network, "/shop/taken");
    Run.Result failed = fargen("deploy", "--env", "dev", "--yes");
    assertEquals(1, failed.exit(), failed.stderr());
    assertTrue(failed.stderr().contains("`Audit` could not be created"), failed.stderr());
    assertTrue(failed.stderr().contains("shop-dev is ROLLBACK_COMPLETE"), failed.stderr());
    assertEquals(NOTHING, AWS.python(READ_BACK), "the rollback took all away");

    spec(network, "/shop/free");
    Run.Result replaced = fargen("deploy", "--env", "dev", "--yes").expectSuccess();
    assertTrue(
        replaced
            .stderr()
            .contains("shop-dev is ROLLBACK_COMPLETE: will be deleted and created again"),
        replaced.stderr());
    assertTrue(replaced.stderr().contains("cause of the failure: Audit"), replaced.stderr());
    assertTrue(replaced.stderr().contains("shop-dev is CREATE_COMPLETE"), replaced.stderr());
    assertEquals(
        List.of(
            "clusters 1",
            "schedules 1",
            "queues 1",
            "log groups 1",
            "roles 3",
            "/shop/free",
            "/shop/taken"),
        AWS.python(READ_BACK).stream().sorted(MiniStackDeployIT::parametersLast).toList());
    Run.Result unchanged = fargen("deploy", "--env", "dev", "--yes").expectSuccess();
    assertTrue(unchanged.stderr().contains("up to date, no changes"), unchanged.stderr());

    fargen("delete", "--env", "dev", "--yes").expectSuccess();
    String status = fargen("status", "--env", "dev").expectSuccess().stdout();
    assertEquals("shop-dev does not exist\n", status);
    assertTrue(AWS.python(READ_BACK).contains("clusters 0"));
  }

  @Test
  void saysWhichTypeIsNotKnown() throws IOException {
    spec(network(), "/shop/free");
    Path spec = folder.resolve("shop.yml");
    String more = "resources:\n  Address: {Type: AWS::EC2::EIP}\n";
    Files.writeString(spec, Files.readString(spec).replace("resources:\n", more));
    Run.Result refused = fargen("deploy", "--env", "dev", "--yes");
    assertEquals(1, refused.exit(), refused.stderr());
    assertTrue(
        refused.stderr().contains("Unrecognized resource types: [AWS::EC2::EIP]"),
        refused.stderr());
    assertEquals(NOTHING, AWS.python(READ_BACK));
  }

  private static int parametersLast(String one, String other) {
    boolean both = one.startsWith("/") && other.startsWith("/");
    return both
        ? one.compareTo(other)
        : Boolean.compare(one.startsWith("/"), other.startsWith("/"));
  }

  /** The ids of a VPC, of its subnets and of a security group. */
  private static List<String> network() {
    List<String> ids = new ArrayList<>(AWS.network());
    ids.addAll(AWS.python(BEFORE.formatted(ids.get(0))));
    return ids;
  }

  private void spec(List<String> network, String parameter) throws IOException {
    Files.writeString(
        folder.resolve("shop.yml"),
        SPEC.formatted(network.get(0), network.get(1), network.get(2), network.get(3), parameter));
  }

  private Run.Result fargen(String verb, String... rest) {
    List<String> command = new ArrayList<>(List.of(TOOL.toString(), verb, "shop.yml"));
    command.addAll(List.of(rest));
    Map<String, String> environment = new HashMap<>(AWS.environment());
    environment.put("FARGEN_ENDPOINT_SPEED", "20");
    return Run.of(command).in(folder).with(environment).go();
  }
}
