package dev.fargen.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fargen.testing.CfnLint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InitCommandTest {
  private static final String ECR = "111122223333.dkr.ecr.eu-west-1.amazonaws.com/shop:1.0";
  private static final String CERTIFICATE =
      "arn:aws:acm:eu-west-1:111122223333:certificate/0a1b2c3d-0a1b-2c3d-4e5f-0a1b2c3d4e5f";

  @TempDir private Path folder;

  @Test
  void everyKindRendersWithoutAWord() throws IOException {
    List<Path> templates = new ArrayList<>();
    Files.writeString(folder.resolve("Dockerfile"), "FROM scratch\nEXPOSE 80\n");
    for (String kind : FirstSpec.KINDS) {
      for (List<String> image : List.of(List.<String>of(), List.of("--image", ECR))) {
        for (List<String> place :
            List.of(
                List.<String>of(),
                List.of("--vpc", "vpc-1a2b3c4d", "--subnets", "subnet-1fd84335,subnet-dd1a49e0"))) {
          List<String> all = new ArrayList<>(List.of("init", "--kind", kind));
          all.addAll(image);
          all.addAll(place);
          if (kind.equals("web") && !place.isEmpty()) {
            all.addAll(List.of("--certificate", CERTIFICATE));
          }
          String name = "s" + templates.size();
          all.add(name + ".yml");
          assertEquals(0, run(all.toArray(String[]::new)).exit());
          InProcess.Result rendered = run("render", name + ".yml");
          assertEquals("", rendered.stderr(), () -> all + ": " + read(name + ".yml"));
          templates.add(folder.resolve("templates/" + name + ".template.yml"));
        }
      }
    }
    assertEquals(12, templates.size());
    assertEquals(List.of(), CfnLint.lint(templates));
  }

  @Test
  void theCommentedEnvironmentIsOne() {
    run("init", "--kind", "web", "--image", ECR);
    String spec =
        read("fargen.yml")
            .replaceAll("(?m)^# (?=environments| )", "")
            .replace("vpc-...", "vpc-1a2b3c4d")
            .replace("subnet-..., subnet-...", "subnet-1fd84335, subnet-dd1a49e0")
            .replace("arn:aws:acm:...", CERTIFICATE);
    write("other.yml", spec);
    assertEquals("", run("render", "other.yml").stderr(), spec);
    assertEquals(1, params());
  }

  @Test
  void writesTheHardeningLinesOneByOne() {
    run("init", "--kind", "job", "--image", ECR, "nightly.yml");
    String spec = read("nightly.yml");
    assertTrue(spec.contains("\nname: nightly\n"), spec);
    assertTrue(spec.contains("\n    read_only: true "), spec);
    assertTrue(spec.contains("\n    user: \"1000:1000\" "), spec);
  }

  @Test
  void neverOverwrites() {
    write("fargen.yml", "mine");
    assertTrue(run("init", "--kind", "web", "--image", ECR).stderr().contains("not overwritten"));
    assertEquals("mine", read("fargen.yml"));
  }

  @Test
  void hidesNoOtherSpec() {
    write("spec.yml", "mine");
    assertTrue(run("init", "--kind", "web", "--image", ECR).stderr().contains("would be hidden"));
    assertFalse(Files.exists(folder.resolve("fargen.yml")));
  }

  @Test
  void writesNothingThatDoesNotRender() throws IOException {
    String said = run("init", "--kind", "web", "--image", ECR, "--port", "70000").stderr();
    assertTrue(said.contains("error[out-of-range]"), said);
    assertEquals(2, run("init", "--kind", "web").exit());
    assertEquals(2, run("init", "--kind", "cron", "--image", ECR).exit());
    assertEquals(2, run("init").exit());
    assertEquals(2, run("init", "a.yml", "b.yml").exit());
    try (var files = Files.list(folder)) {
      assertFalse(files.findAny().isPresent());
    }
  }

  @Test
  void readsTheLastStageOfADockerfile() {
    Dockerfile file =
        Dockerfile.of(
            """
            ARG PORT=9000
            FROM a AS base
            EXPOSE 53/udp $PORT/tcp \\
              81
            USER app:app
            FROM b
            EXPOSE 1
            USER root
            FROM base
            ENV X=1
            """);
    assertEquals(Optional.of(9000), file.port());
    assertEquals(Optional.of("app:app"), file.user());
    Dockerfile root = Dockerfile.of("FROM --platform=linux/amd64 a\nUSER app\nUSER 0\n");
    assertEquals(Optional.empty(), root.user());
    assertEquals(Optional.empty(), root.port());
    assertEquals(Optional.of(80), Dockerfile.of("from a\nenv P 80\nexpose ${P}\n").port());
    assertEquals(Optional.of(70), Dockerfile.of("FROM a\nEXPOSE ${Q:-70}\n").port());
  }

  private InProcess.Result run(String... args) {
    return InProcess.run(folder, args);
  }

  private String read(String name) {
    try {
      return Files.readString(folder.resolve(name));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private void write(String name, String text) {
    dev.fargen.testing.TextFiles.write(folder.resolve(name), text);
  }

  private long params() {
    return Arrays.stream(
            Optional.ofNullable(folder.resolve("params").toFile().list()).orElseThrow())
        .count();
  }
}
