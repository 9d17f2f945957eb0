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
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InitCommandTest {
  private static final String ECR = "111122223333.dkr.ecr.eu-west-1.amazonaws.com/shop:1.0";
  private static final String CERTIFICATE =
      "arn:aws:acm:eu-west-1:111122223333:certificate/0a1b2c3d-0a1b-2c3d-4e5f-0a1b2c3d4e5f";

  @TempDir private Path folder;

  @Test
  void everyKindRendersInEveryNetwork() throws IOException {
    List<Path> templates = new ArrayList<>();
    Files.writeString(folder.resolve("Dockerfile"), "FROM scratch\nEXPOSE 80\n");
    for (String kind : FirstSpec.KINDS) {
      for (String network : FirstSpec.NETWORKS) {
        for (boolean complete : List.of(true, false)) {
          List<String> all = new ArrayList<>(List.of("init", "--kind", kind, "--network", network));
          all.addAll(List.of("--env", "dev,prod"));
          all.addAll(ids(network, complete, kind));
          if (kind.equals("web") && complete) {
            all.addAll(List.of("--certificate", CERTIFICATE, "--image", ECR));
          }
          String name = "s" + templates.size();
          all.add(name + ".yml");
          InProcess.Result result = run(all.toArray(String[]::new));
          assertEquals(0, result.exit(), result.stderr());
          InProcess.Result rendered = run("render", name + ".yml");
          assertEquals(0, rendered.exit(), () -> all + rendered.stderr() + read(name + ".yml"));
          assertEquals(Set.of(), codes(rendered.stderr(), complete), () -> all + rendered.stderr());
          templates.add(folder.resolve("templates/" + name + ".template.yml"));
        }
      }
    }
    assertEquals(18, templates.size());
    assertEquals(List.of(), CfnLint.lint(templates));
  }

  private static List<String> ids(String network, boolean complete, String kind) {
    if (!complete || network.equals("create")) {
      return List.of();
    }
    List<String> ids = new ArrayList<>();
    for (int environment = 0; environment < 2; environment++) {
      ids.addAll(List.of("--vpc", "vpc-1a2b3c4d", "--subnets", "subnet-1fd84335,subnet-dd1a49e0"));
      if (network.equals("private") && kind.equals("web")) {
        ids.addAll(List.of("--public-subnets", "subnet-1fd84336, subnet-dd1a49e1"));
      }
    }
    return ids;
  }

  /** The warnings that a first spec should not have. */
  private static Set<String> codes(String said, boolean secure) {
    Set<String> codes =
        Pattern.compile("warning\\[([a-z-]+)]")
            .matcher(said)
            .results()
            .map(match -> match.group(1))
            .collect(Collectors.toCollection(TreeSet::new));
    codes.removeAll(Set.of("runs-as-root", "writable-root", "one-task"));
    if (!secure) {
      codes.remove("no-https");
    }
    return codes;
  }

  @Test
  void whatIsCommentedOutIsValid() {
    for (String environments : List.of("dev", "dev,prod")) {
      for (String known : List.of("", "vpc-1a2b3c4d")) {
        List<String> words =
            new ArrayList<>(
                List.of("init", "--image", ECR, "--network", "private", "--env", environments));
        if (!known.isEmpty()) {
          words.addAll(List.of("--vpc", known, "--subnets", "subnet-1fd84335, subnet-dd1a49e0"));
          words.addAll(List.of("--public-subnets", "subnet-1fd84336,subnet-dd1a49e1"));
        }
        words.add("a.yml");
        assertEquals(0, run(words.toArray(String[]::new)).exit());
        // By hand, and as editors do it.
        for (String mark : List.of("#", "# ?")) {
          String spec =
              read("a.yml")
                  .replaceAll("(?m)^( *)" + mark + "(?=environments:| *[A-Za-z_]+: )", "$1")
                  .replaceAll("(?m)^( *)" + mark + "(?= *[a-zA-Z]+:$)", "$1")
                  .replace("vpc-...", "vpc-1a2b3c4d")
                  .replace("subnet-..., subnet-...", "subnet-1fd84335, subnet-dd1a49e0")
                  .replace("arn:aws:acm:...", CERTIFICATE);
          write("other.yml", spec);
          InProcess.Result rendered = run("render", "other.yml");
          assertEquals(0, rendered.exit(), () -> rendered.stderr() + spec);
          assertFalse(rendered.stderr().contains("[no-https]"), spec);
          assertFalse(rendered.stderr().contains("[runs-as-root]"), spec);
          assertFalse(rendered.stderr().contains("[writable-root]"), spec);
          assertEquals(environments.split(",").length, params("a"), spec);
        }
        delete("a.yml");
      }
    }
  }

  @Test
  void hardensOnlyWhatFitsTheImage() {
    write("Dockerfile", "FROM a\nUSER node\n");
    run("init", "--kind", "job", "nightly.yml");
    String spec = read("nightly.yml");
    assertTrue(spec.contains("\nname: nightly\n"), spec);
    assertTrue(spec.contains("\n    user: node "), spec);
    assertTrue(spec.contains("\n    #read_only: true "), spec);
    run("init", "--kind", "job", "--image", "nginx:1.29", "web.yml");
    assertTrue(read("web.yml").contains("\n    #user: \"1000:1000\" "), read("web.yml"));
  }

  @Test
  void takesTheNameOfThePackage() {
    write("package.json", "{\"name\": \"@acme/Product_API\"}");
    run("init", "--image", ECR);
    assertTrue(read("fargen.yml").contains("\nname: product-api\n"), read("fargen.yml"));
    run("init", "--image", ECR, "jobs.yml");
    assertTrue(read("jobs.yml").contains("\nname: jobs\n"), read("jobs.yml"));
    write("package.json", "{\"name\": ");
    delete("fargen.yml");
    assertEquals(0, run("init", "--image", ECR).exit());
  }

  @Test
  void aWorkerIsCheckedAsTheDockerfileSays() {
    write("Dockerfile", "FROM a\nHEALTHCHECK --interval=5s CMD test -f /tmp/alive\n");
    run("init", "--kind", "worker");
    assertTrue(
        read("fargen.yml").contains("\n    healthcheck: \"test -f /tmp/alive\" "),
        read("fargen.yml"));
    write("Dockerfile", "FROM a\nHEALTHCHECK CMD wget -q http://localhost:3000/up\n");
    run("init", "--kind", "worker", "worker.yml");
    assertTrue(read("worker.yml").contains("\n    #healthcheck: "), read("worker.yml"));
    assertEquals(Optional.of("[\"a\", \"b\"]"), command("[\"a\", \"b\"]"));
    assertEquals(Optional.empty(), command("curl localhost:$PORT"));
  }

  @Test
  void buildsTheDirectoryOfTheDockerfile() {
    write("app/Dockerfile", "FROM --platform=linux/arm64 a\nUSER node\n");
    write("empty/x", "");
    assertEquals(0, run("init", "--kind", "web", "app/fargen.yml").exit());
    String spec = read("app/fargen.yml");
    assertTrue(spec.contains("\n    build: app\n"), spec);
    assertTrue(spec.contains("\n    platform: linux/arm64 "), spec);
    assertFalse(run("render", "app/fargen.yml").stderr().contains("does not exist"));
    String refused = refused("--kind", "web", "empty/fargen.yml");
    assertTrue(refused.contains("no Dockerfile to build in `empty`"), refused);
  }

  private static Optional<String> command(String command) {
    return Dockerfile.of("FROM a\nHEALTHCHECK CMD " + command).healthCommand();
  }

  @Test
  void anEmptyDirectoryLeadsHere() {
    for (String command : List.of("render", "validate", "deploy")) {
      String said = run(command).stderr();
      assertTrue(said.contains("run `fargen init` to write one"), said);
    }
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
            List.of("--network", "public", "--vpc", "vpc-x"),
            List.of("--env", "Dev"),
            List.of("--env", ""),
            List.of("--env", "dev prod"),
            List.of("--network", "none"),
            List.of("--kind", "job", "--schedule", "rate(5 minute)"),
            List.of("--kind", "job", "--schedule", "cron(: )"),
            List.of(
                "--network", "public", "--vpc", "vpc-1a2b3c4d", "--subnets", "subnet-1a2b3c4d"))) {
      List<String> options = new ArrayList<>(List.of("--image", ECR));
      options.addAll(wrong);
      String last = String.join(" ", wrong.subList(wrong.size() - 2, wrong.size()));
      String said = refused(options.toArray(String[]::new));
      assertTrue(said.startsWith("fargen: `" + last + "` is not valid; "), said);
    }
    String oneSubnet =
        refused(
            "--image",
            ECR,
            "--network",
            "public",
            "--vpc",
            "vpc-1a2b3c4d",
            "--subnets",
            "subnet-1a2b3c4d");
    assertTrue(
        oneSubnet.contains("requires subnets in at least two Availability Zones"), oneSubnet);
  }

  @Test
  void refusesOptionsThatTheSpecDoesNotUse() {
    String kind = refused("--kind", "worker", "--image", ECR, "--port", "90");
    assertEquals("fargen: `--port` requires `--kind web`\n", kind);
    assertTrue(
        refused("--image", ECR, "--schedule", "rate(1 day)").contains("requires `--kind job`"));
    assertTrue(refused("--image", ECR, "--subnets", "subnet-1").contains("requires `--vpc`"));
    assertTrue(
        refused("--image", ECR, "--network", "public", "--vpc", "vpc-1a2b3c4d")
            .contains("`--subnets` is req"));
    assertTrue(
        refused("--image", ECR, "--vpc", "vpc-1a2b3c4d").contains("requires `--network public`"));
    assertTrue(
        refused("--image", ECR, "--public-subnets", "subnet-1").contains("`--network private`"));
    assertTrue(
        refused("--image", ECR, "--network", "private", "--vpc", "vpc-1", "--vpc", "vpc-2")
            .contains("`--env` names fewer"));
    assertTrue(refused("--image", ECR, "spec.json").contains("writes YAML"));
  }

  @Test
  void saysWhatComesNext() {
    String noNetwork = run("init", "--image", ECR, "--network", "public").stderr();
    assertEquals(
        "Review it, write the IDs of your network at its end, then run `fargen render`.\n",
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
    assertEquals(Optional.empty(), file.platform());
    Dockerfile arm = Dockerfile.of("FROM --platform=linux/arm64 a AS b\nFROM b\n");
    assertEquals(Optional.of("linux/arm64"), arm.platform());
    Dockerfile host = Dockerfile.of("FROM --platform=$BUILDPLATFORM a\n");
    assertEquals(Optional.empty(), host.platform());
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

  private void delete(String name) {
    try {
      Files.delete(folder.resolve(name));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private long params(String spec) {
    return Arrays.stream(
            Optional.ofNullable(folder.resolve("params").toFile().list()).orElseThrow())
        .filter(name -> name.startsWith(spec + "."))
        .count();
  }
}
