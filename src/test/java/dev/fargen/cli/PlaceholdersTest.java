package dev.fargen.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fargen.testing.TextFiles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Placeholders of the environment are refused before AWS is asked. */
class PlaceholdersTest {

  private static final String SPEC =
      """
      name: shop
      network: {vpc: "${Vpc}", subnets: "${Subnets}"}
      workloads: {api: {image: "example/api:1"}}
      environments:
        dev: {parameters: {Vpc: vpc-00000000, Subnets: [subnet-1fd84335, subnet-dd1a49e0]}}
        prod: {parameters: {Vpc: vpc-1a2b3c4d, Subnets: [subnet-1fd84335, subnet-dd1a49e0]}}
      """;

  @TempDir private Path folder;

  /** No call is possible on this port. */
  private InProcess.Result run(String spec, String command, String... more) {
    TextFiles.write(folder.resolve("fargen.yml"), spec);
    List<String> words = new ArrayList<>(List.of(command, "--region=us-east-1", "--timeout=0s"));
    words.add("--endpoint-url=http://127.0.0.1:1");
    words.addAll(List.of(more));
    return InProcess.run(folder, words.toArray(String[]::new));
  }

  @Test
  void areRefused() {
    for (String command : List.of("deploy", "diff")) {
      InProcess.Result result = run(SPEC, command, "--env=dev");
      assertEquals(2, result.exit(), result.stderr());
      assertTrue(result.stderr().contains("error[placeholder]: `vpc-00000000`"), result.stderr());
      assertTrue(result.stderr().contains("fargen: 1 error in fargen.yml"), result.stderr());
    }
  }

  @Test
  void areRefusedAsJson() {
    String json = run(SPEC, "diff", "--env=dev", "--output=json").stdout();
    assertTrue(json.contains("\"placeholder\""), json);
  }

  @Test
  void ofOtherEnvironmentsAreNot() {
    for (String command : List.of("deploy", "diff")) {
      InProcess.Result result = run(SPEC, command, "--env=prod");
      assertFalse(result.stderr().contains("error[placeholder]"), result.stderr());
      assertTrue(result.exit() > 2, result.stderr());
    }
  }

  @Test
  void areReplacedByTheCommandLine() {
    InProcess.Result result = run(SPEC, "diff", "--env=dev", "--param=Vpc=vpc-1a2b3c4d");
    assertFalse(result.stderr().contains("placeholder"), result.stderr());
  }

  @Test
  void areAllowedWithAReason() {
    String allowed = "allow: {placeholder: an emulator has this VPC}\n";
    InProcess.Result result = run(SPEC + allowed, "diff", "--env=dev");
    assertFalse(result.stderr().contains("placeholder"), result.stderr());
  }

  @Test
  void doNotMatterToCommandsThatOnlyNeedTheStack() {
    assertFalse(run(SPEC, "status", "--env=dev").stderr().contains("placeholder"));
  }
}
