package dev.fargen.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where the commands with access to AWS get the values of parameters, before they call AWS. */
class DeploymentValuesTest {

  private static final String SPEC =
      """
      name: shop
      network: {vpc: "${Vpc}", subnets: "${Subnets}"}
      workloads: {api: {image: "${Image}"}}
      environments:
        dev: {}
        prod: {parameters: {Image: "a:1", Vpc: vpc-1a2b3c4d, Subnets: [subnet-1fd84335, subnet-dd1a49e0]}}
      """;
  private static final List<String> ALL =
      List.of(
          "--param=Image=a:2",
          "--param=Vpc=vpc-1a2b3c4d",
          "--param=Subnets=subnet-1fd84335,subnet-dd1a49e0");

  @TempDir private Path folder;

  @BeforeEach
  void writeSpec() {
    dev.fargen.testing.TextFiles.write(folder.resolve("fargen.yml"), SPEC);
  }

  /** No deploy goes on without --yes or a terminal, and no call is possible on this port. */
  private InProcess.Result run(String command, List<String> more) {
    List<String> words = new ArrayList<>(List.of(command, "--region=us-east-1", "--timeout=0s"));
    words.add("--endpoint-url=http://127.0.0.1:1");
    words.addAll(more);
    return InProcess.run(folder, words.toArray(String[]::new));
  }

  private static List<String> with(List<String> one, String... more) {
    List<String> all = new ArrayList<>(one);
    all.addAll(List.of(more));
    return all;
  }

  @Test
  void theCommandLineGivesWhatTheSpecLacks() {
    for (String command : List.of("deploy", "diff")) {
      InProcess.Result missing = run(command, with(ALL.subList(0, 2), "--env=dev"));
      assertEquals(2, missing.exit());
      assertTrue(
          missing.stderr().contains("parameter `Subnets` has no value in environment `dev`"),
          missing.stderr());
      assertTrue(missing.stderr().contains("--param Subnets=...`"), missing.stderr());
      assertFalse(missing.stderr().contains("`Image`"), missing.stderr());
      InProcess.Result all = run(command, with(ALL, "--env=dev"));
      assertFalse(all.stderr().contains("parameter"), all.stderr());
      assertTrue(all.exit() > 2, all.stderr());
    }
  }

  @Test
  void theValuesAreCheckedAsThoseOfTheSpec() {
    InProcess.Result wrong =
        run("diff", List.of("--env=dev", "--param=Vpc=vpc", "--param=Image=a"));
    assertEquals(2, wrong.exit());
    assertTrue(wrong.stderr().contains("`Vpc: vpc` is not valid"), wrong.stderr());
  }

  @Test
  void otherEnvironmentsMayLackValues() {
    for (String command : List.of("deploy", "diff", "status", "delete")) {
      assertTrue(run(command, List.of("--env=prod")).exit() > 2, command);
    }
    for (String command : List.of("status", "delete")) {
      assertTrue(run(command, List.of("--env=dev")).exit() > 2, command);
    }
    assertEquals(2, InProcess.run(folder, "validate").exit());
    assertEquals(2, InProcess.run(folder, "render").exit());
  }

  @Test
  void unknownParametersAreRefused() {
    InProcess.Result unknown = run("deploy", with(ALL, "--env=dev", "--param=Imgae=a"));
    assertEquals(2, unknown.exit());
    assertTrue(unknown.stderr().contains("unknown parameter `Imgae`"), unknown.stderr());
  }

  @Test
  void optionsAreCheckedFirst() {
    for (String wrong :
        List.of(
            "--role-arn=deploy",
            "--bucket=Foo Bar",
            "--allow-replacement=a-b",
            "--delete-live-stack=a b")) {
      InProcess.Result result = run("deploy", List.of("--env=prod", wrong));
      assertEquals(2, result.exit(), wrong);
      assertTrue(
          result.stderr().startsWith("fargen: `" + wrong.replace('=', ' ') + "` is not valid; "),
          result.stderr());
    }
    assertEquals(2, run("delete", List.of("--env=prod", "--retain=a b")).exit());
    String said = run("deploy", List.of()).stderr();
    assertEquals("fargen: --env is required; one of dev, prod\n", said);
  }
}
