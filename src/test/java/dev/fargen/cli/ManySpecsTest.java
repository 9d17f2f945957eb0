package dev.fargen.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fargen.compile.Compilation;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.SourceFile;
import dev.fargen.diag.SpecException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many specs in one run: in the order of their names, and each as if it were alone. */
class ManySpecsTest {
  private static final int MANY = 60;

  @TempDir private Path folder;

  @Test
  void writesTheSameBytesInTheOrderOfTheArguments() throws IOException {
    List<String> command = new ArrayList<>(List.of("render"));
    StringBuilder oneByOne = new StringBuilder();
    for (int i = MANY; i > 0; i--) {
      String name = "s" + i + ".yml";
      write(name, "name: s" + i + "\nworkloads: {web: {image: nginx:1, cpu: 512, memory: 1024}}\n");
      command.add(name);
      oneByOne.append(run(0, "render", name).stdout());
    }
    Map<String, String> alone = written();
    for (String file : alone.keySet()) {
      Files.delete(folder.resolve(file));
    }

    assertEquals(oneByOne.toString(), run(0, command.toArray(String[]::new)).stdout());
    assertEquals(alone, written());
  }

  @Test
  void oneBadSpecStopsNoOther() throws IOException {
    write("a.yml", "name: a\nworkloads: {web: {image: nginx:1}}\n");
    write("b.yml", "name: b\nworkload: {}\n");
    write("c.yml", "name: c\nworkloads: {web: {image: nginx:1}}\n");

    InProcess.Result result = run(2, "render", "a.yml", "b.yml", "missing.yml", "c.yml");

    assertEquals(2, result.stdout().lines().filter(line -> line.startsWith("wrote ")).count());
    assertTrue(result.stderr().contains("b.yml:2:1"), result.stderr());
    assertTrue(result.stderr().contains("file `missing.yml` does not exist"), result.stderr());
    assertTrue(
        result.stderr().contains(" errors in 2 specs, nothing written for them"), result.stderr());
    assertFalse(Files.exists(folder.resolve("templates/b.template.yml")));
  }

  @Test
  void twoSpecsDoNotBecomeOneFile() throws IOException {
    write("a.yml", "name: shop\nworkloads: {web: {image: nginx:1}}\n");
    write("b.yml", "name: shop\nworkloads: {web: {image: nginx:2}}\n");

    write("c.yml", "name: other\nworkloads: {web: {image: nginx:1}}\n");

    for (String command : List.of("validate", "render")) {
      String said = run(2, command, "a.yml", "b.yml", "c.yml").stderr();

      assertTrue(said.contains("`b.yml` also writes `shop.template.yml`\n  --> a.yml:1:7"), said);
      assertTrue(said.contains("`a.yml` also writes `shop.template.yml`\n  --> b.yml:1:7"), said);
      assertTrue(said.contains("2 errors in 2 specs"), said);
    }
    assertFalse(Files.exists(folder.resolve("templates/shop.template.yml")));
    assertTrue(Files.exists(folder.resolve("templates/other.template.yml")));
  }

  @Test
  void rulesOfOneListenerHaveDifferentPriorities() throws IOException {
    String arn =
        "arn:aws:elasticloadbalancing:us-east-1:111122223333:listener/app/shared/50dc6c495c0c9188/f2f7dc8efc522ab2";
    String spec =
        """
        name: %s
        load_balancer: {listener: "${Listener}", security_group: sg-0a1b2c3d}
        workloads:
          %1$s:
            image: nginx:1
            port: 80
            http: {path: /%1$s, priority: %2$s}
        environments:
          %3$s: {parameters: {Listener: "%4$s", VpcId: vpc-1a2b3c4d, SubnetIds: [subnet-1fd84335]}}
        """;
    write("a.yml", spec.formatted("a", "100", "dev", arn));
    write("b.yml", spec.formatted("b", "100", "development", arn));
    write("c.yml", spec.formatted("c", "101", "dev", arn));
    write("d.yml", spec.formatted("d", "100", "dev", arn.replace("shared", "other")));

    for (String command : List.of("validate", "render")) {
      String said = run(2, command, "a.yml", "b.yml", "c.yml", "d.yml").stderr();

      assertTrue(said.contains("`a` and of `b` in `b.yml:7` have the same priority, 100"), said);
      assertTrue(said.contains("`b` and of `a` in `a.yml:7` have the same priority, 100"), said);
      assertTrue(said.contains("--> a.yml:7:32"), said);
      assertTrue(said.contains("fargen: 2 errors in 2 specs"), said);
    }
  }

  @Test
  void aHostedZoneHasEachRecordOnce() throws IOException {
    String spec =
        """
        name: %s
        network: {create: {nat: single}}
        workloads:
          %1$s: {image: nginx:1, port: 80, http: {host: "%s", hosted_zone: %s}}
        environments: {dev: {}}
        """;
    write("a.yml", spec.formatted("a", "shop.example.com", "Z0123456789ABCDEFGHIJ"));
    write("b.yml", spec.formatted("b", "Shop.example.com", "Z0123456789ABCDEFGHIJ"));
    write("c.yml", spec.formatted("c", "api.example.com", "Z0123456789ABCDEFGHIJ"));
    write("d.yml", spec.formatted("d", "shop.example.com", "Z9876543210ABCDEFGHIJ"));

    for (String command : List.of("validate", "render")) {
      String said = run(2, command, "a.yml", "b.yml", "c.yml", "d.yml").stderr();

      assertTrue(
          said.contains("`b.yml:4` also creates the DNS record of `shop.example.com`"), said);
      assertTrue(
          said.contains("`a.yml:4` also creates the DNS record of `Shop.example.com`"), said);
      assertTrue(said.contains("fargen: 2 errors in 2 specs"), said);
    }
  }

  @Test
  void rulesOfAnImportedListenerAreComparedWithThoseOfItsStack() throws IOException {
    write(
        "platform.yml",
        """
        name: platform
        network: {create: {nat: single}}
        load_balancer: {create: {}}
        exports: [network, load_balancer]
        workloads: {home: {image: nginx:1, port: 80, http: {path: /, priority: 7}}}
        environments: {dev: {}}
        """);
    write(
        "shop.yml",
        """
        name: shop
        network: {import: platform}
        load_balancer: {import: platform}
        workloads: {web: {image: nginx:1, port: 80, http: {path: /shop, priority: 7}}}
        environments: {dev: {}}
        """);

    String said = run(2, "validate", "platform.yml", "shop.yml").stderr();

    assertTrue(said.contains("`web` and of `home` in `platform.yml:5` have the same"), said);
    assertTrue(said.contains("`home` and of `web` in `shop.yml:4` have the same"), said);
  }

  /** More than CloudFormation takes in a call, and than it takes at all. */
  @Test
  void aLargeTemplateNeedsABucket() throws IOException {
    String large = "name: large\nworkloads:\n" + workloads("w", 20);
    String remark =
        "fargen: large.template.yml is larger than 51,200 bytes, the limit without an S3 bucket:"
            + " write `bucket` in each environment, or use `aws cloudformation deploy --s3-bucket`\n";
    String values = "parameters: {VpcId: vpc-1a2b3c4d, SubnetIds: [subnet-1fd84335]}";
    write("large.yml", large + "environments: {dev: {" + values + "}}\n");

    for (String command : List.of("validate", "render")) {
      String said = run(0, command, "large.yml").stderr();
      assertTrue(said.contains(remark), said);
    }

    write("large.yml", large + "environments: {dev: {bucket: my-templates, " + values + "}}\n");
    String said = run(0, "render", "large.yml").stderr();
    assertFalse(said.contains("51,200"), said);

    write("large.yml", large + workloads("x", 70));
    said = run(2, "render", "large.yml").stderr();
    assertTrue(said.contains(" resources; the maximum is 500\n"), said);
    assertTrue(said.contains("= help: split the spec into two"), said);
  }

  private static String workloads(String prefix, int number) {
    StringBuilder workloads = new StringBuilder();
    for (int i = 0; i < number; i++) {
      workloads.append("  " + prefix + i + ": {image: nginx:1, port: 80}\n");
    }
    return workloads.toString();
  }

  @Test
  void aSecurityGroupHasEachRuleOnce() throws IOException {
    String spec =
        """
        name: %s
        network: {security_groups: [%s]}
        volumes: {media: {id: fs-0123456789abcdef0, path: /%1$s, security_group: "${Files}"}}
        workloads: {%1$s: {image: nginx:1, user: "1000:1000", volumes: ["media:/media"]}}
        environments:
          dev: {parameters: {Files: sg-0f1b2c3d, VpcId: vpc-1a2b3c4d, SubnetIds: [subnet-1fd84335]}}
          prod: {parameters: {Files: sg-0f1b2c3e, VpcId: vpc-1a2b3c4d, SubnetIds: [subnet-1fd84335]}}
        """;
    write("a.yml", spec.formatted("a", "sg-0a1b2c3d"));
    write("b.yml", spec.formatted("b", "sg-0a1b2c3d").replace("sg-0f1b2c3e", "sg-0f1b2c3f"));
    write("c.yml", spec.formatted("c", "sg-0a1b2c3e"));

    for (String command : List.of("validate", "render")) {
      String said = run(2, command, "a.yml", "b.yml", "c.yml").stderr();

      assertTrue(
          said.contains("`b.yml:3` adds the same rule to the security group `sg-0f1b2c3d`"), said);
      assertTrue(
          said.contains("`a.yml:3` adds the same rule to the security group `sg-0f1b2c3d`"), said);
      assertTrue(said.contains("adds the rule: TCP 2049 from `sg-0a1b2c3d`"), said);
      assertTrue(said.contains("fargen: 2 errors in 2 specs"), said);
    }
    for (String command : List.of("deploy", "diff")) {
      String said = run(2, command, "--env", "dev", "a.yml", "b.yml", "c.yml").stderr();

      assertTrue(said.contains("`b.yml:3` adds the same rule"), said);
      assertTrue(said.contains("fargen: 2 errors in 2 specs"), said);
    }
    String elsewhere = run(2, "deploy", "--env", "prod", "a.yml", "b.yml", "c.yml").stderr();
    assertFalse(elsewhere.contains("adds the same rule"), elsewhere);
  }

  @Test
  void whatIsImportedIsExported() throws IOException {
    String platform =
        """
        name: platform
        network: {create: {zones: %s}}
        %s
        environments: {dev: {}}
        """;
    String shop =
        """
        name: shop
        network: {import: platform, zones: %s}
        workloads: {web: {image: nginx:1}}
        environments: {dev: {}, prod: {}}
        """;
    write("platform.yml", platform.formatted("2", "exports: [network]"));
    write("shop.yml", shop.formatted("3"));

    String said = run(2, "validate", "shop.yml", "platform.yml").stderr();
    assertTrue(said.contains("`zones: 3` is more than `platform.yml` creates: 2\n"), said);
    assertTrue(said.contains("--> shop.yml:2:36"), said);
    assertTrue(said.contains("the network is created in `platform.yml:2`"), said);

    write("shop.yml", shop.formatted("2"));
    run(0, "validate", "shop.yml", "platform.yml");
    write("platform.yml", platform.formatted("3", "exports: [network]"));
    run(0, "validate", "shop.yml", "platform.yml");

    write("platform.yml", platform.formatted("3", ""));
    said = run(2, "validate", "shop.yml", "platform.yml").stderr();
    assertTrue(said.contains("`platform.yml` does not export its `network`\n"), said);
    assertTrue(said.contains("--> shop.yml:2:19"), said);
  }

  @Test
  void whatIsLinkedIsAServiceOfTheOtherSpec() throws IOException {
    String platform =
        """
        name: platform
        network: {create: {nat: single}}
        exports: [network%s]
        workloads:
          prices: {image: "nginx:1", port: 9000}
          tool: {image: "nginx:1"}
          web: {image: "nginx:1", links: ["prices:cost"]}
        environments: {dev: {}}
        """;
    String shop =
        """
        name: shop
        network: {import: platform}
        workloads:
          web: {image: "nginx:1", links: [%s]}
          other: {image: "nginx:1", port: 80}
          api: {image: "nginx:1", links: [%s]}
        environments: {dev: {}}
        """;
    write("shop.yml", shop.formatted("platform/prices, \"platform/prices:cost\"", "other"));
    write("platform.yml", platform.formatted(", namespace"));
    run(0, "validate", "shop.yml", "platform.yml");

    write("platform.yml", platform.formatted(""));
    assertSaid("shop.yml:4:35", "`platform.yml` does not export its `namespace`");

    write("platform.yml", platform.formatted(", namespace"));
    write("shop.yml", shop.formatted("platform/price", "other"));
    assertSaid("shop.yml:4:35", "workload `price` is not defined in `platform.yml`");

    write("shop.yml", shop.formatted("platform/tool", "other"));
    assertSaid("shop.yml:4:35", "`tool` of `platform.yml` cannot be called");

    write("shop.yml", shop.formatted("\"platform/prices:rate\"", "other"));
    assertSaid("shop.yml:4:35", "`prices` does not have the alias `rate` in `platform.yml`");

    write("shop.yml", shop.formatted("platform/prices", "\"other:cost\""));
    assertSaid("shop.yml:5:3", "`cost` is also the host name of a service of `platform.yml`");
  }

  private void assertSaid(String place, String what) {
    String said = run(2, "validate", "shop.yml", "platform.yml").stderr();
    assertTrue(said.contains(what), said);
    assertTrue(said.contains("--> " + place), said);
  }

  @Test
  void aSpecIsNotNamedAfterThePipelineOfAnother() throws IOException {
    write("a.yml", "name: product-service-pipeline\nworkloads: {web: {image: nginx:1}}\n");
    write("b.yml", Files.readString(Path.of("src/examples/product-service.yml")));

    assertTrue(
        run(2, "validate", "a.yml", "b.yml").stderr().contains("`b.yml` also writes"), "no error");
  }

  @Test
  void aBugInFargenIsAnErrorOfOneSpec() {
    SourceFile source = new SourceFile("a.yml", "name: a");
    Console console = new Console(System.out, System.err, folder, false, 80);
    List<Function<SourceFile, Compilation>> bugs =
        List.of(
            spec -> {
              throw new IllegalStateException("bug");
            },
            spec -> {
              throw new StackOverflowError();
            });
    for (Function<SourceFile, Compilation> bug : bugs) {
      SpecException said =
          assertThrows(SpecException.class, () -> SpecFile.compile(source, bug, console));

      assertEquals(
          List.of(Code.INTERNAL_ERROR),
          said.diagnostics().inFileOrder().stream().map(Diagnostic::code).toList());
    }
  }

  @Test
  void aLineBreakInAFileNameIsNotPrinted() throws IOException {
    write("a\nb.yml", "name: a\nworkloads: {web: {image: nginx:1}}\n");

    InProcess.Result result = run(0, "render", "a\nb.yml");

    assertTrue(result.stderr().contains("--> a?b.yml:2:13\n"), result.stderr());
    assertTrue(
        Files.readString(folder.resolve("templates/a.template.yml"))
            .startsWith("# Generated by fargen from a?b.yml. Edit the spec and render again.\n"));
  }

  @Test
  void whatIsSaidOfManyIsNoFlood() throws IOException {
    List<String> command = new ArrayList<>(List.of("validate"));
    for (int i = 0; i < 2 * MANY; i++) {
      write("s" + i + ".yml", "name: s" + i + "\nworkload: {}\n");
      command.add("s" + i + ".yml");
    }

    String said = run(2, command.toArray(String[]::new)).stderr();

    assertTrue(said.lines().filter(line -> line.startsWith("error[")).count() < 60, said);
    assertTrue(said.contains("not shown"), said);
  }

  @Test
  void theBarFillsFromLeftToRight() {
    assertEquals("[###############               ] 500 of 1000", ProgressBar.line(500, 1000));
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }

  private InProcess.Result run(int exit, String... args) {
    InProcess.Result result = InProcess.run(folder, args);
    assertEquals(exit, result.exit(), result.stderr());
    return result;
  }

  private Map<String, String> written() throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(folder.resolve("templates"))) {
      for (Path path : paths.filter(Files::isRegularFile).toList()) {
        files.put(folder.relativize(path).toString(), Files.readString(path));
      }
    }
    return files;
  }
}
