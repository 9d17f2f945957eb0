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
    assertTrue(
        refused("--kind", "web").contains("there is no Dockerfile to build in this directory"));
    assertEquals(2, run("init", "--kind", "cron", "--image", ECR).exit());
    assertEquals(2, run("init").exit());
    assertEquals(2, run("init", "a.yml", "b.yml").exit());
    try (var files = Files.list(folder)) {
      assertFalse(files.findAny().isPresent());
    }
  }

  @Test
  void judgesOptionsByTheRulesOfTheKeys() {
    assertEquals(
        "fargen: `--port 70000` is not valid; `port` must be an integer from 1 to 65535\n",
        refused("--image", ECR, "--port", "70000"));
    for (List<String> wrong :
        List.of(
            List.of("--name", "Shop"),
            List.of("--port", "3000x"),
            List.of("--health", "health"),
            List.of("--certificate", "foo"),
            List.of("--vpc", "vpc-x"),
            List.of("--kind", "job", "--schedule", "rate(1 days)"),
            List.of("--kind", "job", "--schedule", "cron(: )"),
            List.of("--vpc", "vpc-1a2b3c4d", "--subnets", "subnet-1a2b3c4d"))) {
      List<String> options = new ArrayList<>(List.of("--image", ECR));
      options.addAll(wrong);
      String last = String.join(" ", wrong.subList(wrong.size() - 2, wrong.size()));
      String said = refused(options.toArray(String[]::new));
      assertTrue(said.startsWith("fargen: `" + last + "` is not valid; "), said);
    }
    String oneSubnet =
        refused("--image", ECR, "--vpc", "vpc-1a2b3c4d", "--subnets", "subnet-1a2b3c4d");
    assertTrue(oneSubnet.contains("requires subnets in two Availability Zones"), oneSubnet);
  }

  @Test
  void refusesOptionsThatTheSpecDoesNotUse() {
    String kind = refused("--kind", "worker", "--image", ECR, "--port", "90");
    assertEquals("fargen: `--port` requires `--kind web`\n", kind);
    assertTrue(
        refused("--image", ECR, "--schedule", "rate(1 day)").contains("requires `--kind job`"));
    assertTrue(refused("--image", ECR, "--subnets", "subnet-1").contains("requires `--vpc`"));
    assertTrue(refused("--image", ECR, "--vpc", "vpc-1a2b3c4d").contains("`--subnets` is req"));
    assertTrue(refused("--image", ECR, "spec.json").contains("writes YAML"));
  }

  @Test
  void saysWhatComesNext() {
    String noNetwork = run("init", "--image", ECR).stderr();
    assertEquals(
        "Review it, write the ids of your network at its end, then run `fargen render`.\n",
        noNetwork);
    assertTrue(
        run("init", "--image", ECR, "spec.yml").stderr().contains("`fargen render spec.yml`"));
  }

  @Test
  void takesTheHealthCheckPathOfTheDockerfile() {
    write("Dockerfile", "FROM a\nHEALTHCHECK CMD curl -f http://localhost:3000/health || exit 1\n");
    run("init", "--kind", "web");
    assertTrue(read("fargen.yml").contains("\n      healthcheck: /health "), read("fargen.yml"));
    assertEquals(Optional.of("/up"), health("[\"wget\", \"http://127.0.0.1:80/up?x=1\"]"));
    assertEquals(Optional.empty(), health("pg_isready"));
    assertEquals(Optional.empty(), health("curl http://other/up"));
    String none = "FROM a AS b\nHEALTHCHECK CMD curl localhost http://localhost/\nFROM b\n";
    assertEquals(Optional.of("/"), Dockerfile.of(none).healthPath());
    assertEquals(Optional.empty(), Dockerfile.of(none + "HEALTHCHECK NONE\n").healthPath());
  }

  private static Optional<String> health(String command) {
    return Dockerfile.of("FROM a\nHEALTHCHECK --interval=5s CMD " + command).healthPath();
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
    assertEquals(Optional.empty(), Dockerfile.of("FROM a\nEXPOSE 70000\n").port());
  }

  private InProcess.Result run(String... args) {
    return InProcess.run(folder, args);
  }

  private String refused(String... options) {
    List<String> words = new ArrayList<>(List.of("init"));
    words.addAll(List.of(options));
    InProcess.Result result = run(words.toArray(String[]::new));
    assertEquals(2, result.exit(), result.stdout());
    assertEquals("", result.stdout());
    return result.stderr();
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
