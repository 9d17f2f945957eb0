package dev.fargen.teavm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.fargen.cases.Examples;
import dev.fargen.cli.InProcess;
import dev.fargen.cli.KeyPlace;
import dev.fargen.diag.Code;
import dev.fargen.testing.Run;
import dev.fargen.testing.TextFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code target/native/fargen} does what Java does: exit code, both streams and files, byte for
 * byte. A copy of it runs, with no Java part beside it: where it would need one, the test fails.
 */
class NativeIT {

  private static final Path HERE = Path.of("");

  private static @TempDir Path alone;
  private @TempDir Path folder;

  @TestFactory
  Stream<DynamicTest> compilesEverySpec() throws IOException {
    return specs().stream()
        .map(
            spec ->
                dynamicTest(
                    spec.toString(),
                    () -> {
                      for (String format : List.of("text", "json", "github", "sarif")) {
                        same("validate", "--output", format, spec.toString());
                      }
                      same("render", "--stdout", spec.toString());
                      sameFiles(spec.toString());
                    }));
  }

  @Test
  void compilesRandomSpecs() throws IOException {
    for (Path spec : RandomSpecs.made(folder)) {
      same("render", "--stdout", spec.toString());
    }
  }

  @Test
  void compilesMutants() throws IOException {
    for (Path mutant : RandomSpecs.mutants(specs(), folder)) {
      same("render", "--stdout", mutant.toString());
    }
  }

  @TestFactory
  Stream<DynamicTest> explains() {
    Stream<String> words =
        Stream.concat(
            Arrays.stream(Code.values()).map(Code::word),
            KeyPlace.all().stream().map(KeyPlace::path));
    return Stream.concat(words, Stream.of("spec", "references", "nothing-of-the-kind", "image"))
        .distinct()
        .map(word -> dynamicTest(word, () -> same("explain", word)));
  }

  @TestFactory
  Stream<DynamicTest> helps() {
    return InProcess.commands().stream()
        .map(
            command ->
                dynamicTest(
                    command,
                    () -> {
                      same(command, "--help");
                      same("help", command);
                    }));
  }

  @TestFactory
  Stream<DynamicTest> refuses() {
    return Stream.of(
            "",
            "--version",
            "--help",
            "help",
            "help nothing",
            "--nothing",
            "rendr",
            "explain",
            "explain a b",
            "render nothing.yml",
            "render src/examples/platfrom.yml",
            "render --chek",
            "render --check --stdout",
            "render --check --check src/examples/platform.yml",
            "render --templates-dir",
            "render --templates-dir=",
            "render --params-dir --check",
            "render --watch --stdout",
            "render --watch -",
            "render -x",
            "render src/examples",
            "render pom.xml",
            "render --strict --stdout src/examples/product-service.yml",
            "render --stdout -- src/examples/product-service.yml",
            "render --stdout src/examples/product-service.yml src/examples/platform.yml",
            "render @nothing",
            "validate --output",
            "validate --output xml",
            "validate --output=text src/examples/product-service.yml",
            "validate src/examples/product-service.yml src/examples/product-service.yml",
            "explain --output xml",
            "import",
            "import nothing",
            "import compose --service api",
            "import compose nothing.yaml",
            "import copilot nothing",
            "import score --output xml score.yaml",
            "deploy --nothing",
            "deploy --env",
            "status --ouput json")
        .map(
            words ->
                dynamicTest(
                    "fargen " + words,
                    () -> same(words.isEmpty() ? new String[0] : words.split(" "))));
  }

  /** Those of templates, which Java makes, are left out. */
  @TestFactory
  Stream<DynamicTest> imports() throws IOException {
    try (Stream<Path> cases = Files.list(Path.of("src/test/resources/imports"))) {
      return cases
          .filter(one -> !one.getFileName().toString().startsWith("template-"))
          .sorted()
          .toList()
          .stream()
          .map(one -> dynamicTest(one.getFileName().toString(), () -> sameImport(one)));
    }
  }

  private void sameImport(Path one) throws IOException {
    List<String> words = new ArrayList<>(List.of("import"));
    words.addAll(List.of(Files.readString(one.resolve("command")).strip().split(" ")));
    Map<String, String> source = TextFiles.read(one.resolve("source"));
    Path own = copy(source, "own");
    Path java = copy(source, "java");
    same(own, java, words.toArray(String[]::new));
    assertEquals(TextFiles.read(java), TextFiles.read(own));
    TextFiles.delete(own);
    TextFiles.delete(java);
  }

  @Test
  void followsNoLinkOutOfTheFolder() throws IOException {
    Path secrets = TextFiles.write(folder.resolve("elsewhere/secrets.env"), "TOKEN=abc\n");
    Map<String, String> source =
        Map.of(
            "compose.yaml",
            "services: {web: {image: \"nginx:1.29\", env_file: a.env}}\n",
            "copilot/api/manifest.yml",
            "name: api\ntype: Backend Service\nimage: {location: \"nginx:1.29\"}\n");
    List<Path> places = List.of(copy(source, "own"), copy(source, "java"));
    for (Path place : places) {
      Files.createSymbolicLink(place.resolve("a.env"), secrets.toAbsolutePath());
      Files.createSymbolicLink(place.resolve("copilot/api2"), place.resolve("copilot/api"));
    }
    InProcess.Result compose = same(places.get(0), places.get(1), "import", "compose");
    assertTrue(compose.stdout().contains("`services.web.env_file`"), compose.stdout());
    same(places.get(0), places.get(1), "import", "copilot", "--out", "copilot.yml");
    same(places.get(0), places.get(1), "import", "copilot", "copilot/api2", "--out", "api2.yml");
  }

  private static InProcess.Result same(Path own, Path java, String... words) {
    InProcess.Result expected = InProcess.run(java, words);
    assertEquals(expected, own(own, words));
    return expected;
  }

  /** In a folder whose name is the same for both: that becomes the name of a spec. */
  private Path copy(Map<String, String> source, String parent) {
    Path place = folder.resolve(parent).resolve("shop");
    source.forEach((name, text) -> TextFiles.write(place.resolve(name), text));
    return place;
  }

  @Test
  void rendersIntoFolders() throws IOException {
    List<String> command = new ArrayList<>(List.of("render"));
    Examples.all().forEach(spec -> command.add(spec.toString()));
    command.addAll(
        List.of(
            "--templates-dir",
            folder.resolve("a b/Vorlagen für").toString(),
            "--params-dir",
            folder.resolve("a b/€").toString()));
    String[] words = command.toArray(String[]::new);
    InProcess.Result result = own(words);
    Map<String, String> files = TextFiles.read(folder);
    TextFiles.delete(folder.resolve("a b"));
    assertEquals(InProcess.run(HERE, words), result);
    assertEquals(TextFiles.read(folder), files);
    same(words); // unchanged
    command.add("--check");
    same(command.toArray(String[]::new));
    assertEquals(files, TextFiles.read(folder));
  }

  @Test
  void saysWhyAFileIsNotWritten() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    String spec = "src/examples/product-service.yml";
    same("render", spec, "--templates-dir", file.toString());
    same("render", spec, "--templates-dir", file.resolve("below/it").toString());
    same("render", spec, "--templates-dir", "/proc/nothing/here");
    same("render", spec, "--templates-dir", "/dev/full");
  }

  @Test
  void eightAtOnce() {
    String[] words = {"render", "--stdout", "src/examples/platform.yml"};
    InProcess.Result expected = InProcess.run(HERE, words);
    List<CompletableFuture<InProcess.Result>> all =
        IntStream.range(0, 8)
            .mapToObj(n -> CompletableFuture.supplyAsync(() -> own(words)))
            .toList();
    all.forEach(one -> assertEquals(expected, one.join()));
  }

  @Test
  void readsStandardInput() throws IOException {
    String text = Files.readString(Path.of("src/examples/product-service.yml"));
    Run.Result result = Run.of(program(), "render", "--stdout", "-").input(text).go();
    assertEquals(0, result.exit(), result.stderr());
    assertTrue(result.stdout().startsWith("# Generated by fargen from"), result.stdout());
  }

  @Test
  void saysWhatRequiresJava() {
    InProcess.Result result = own("status", "--env", "dev");
    assertEquals(2, result.exit());
    assertTrue(result.stderr().contains("requires the Java part of fargen"), result.stderr());
  }

  @Test
  void importsNothingThatCouldFillTheHeap() {
    String variables = "      - NAME=value of a variable\n".repeat(5_000);
    TextFiles.write(
        folder.resolve("compose.yaml"),
        "services:\n  web:\n    image: nginx:1.29\n    environment:\n" + variables);
    InProcess.Result result = own(folder, "import", "compose");
    assertEquals(2, result.exit());
    assertTrue(result.stderr().startsWith("fargen: an import of as many"), result.stderr());
    assertEquals(1, TextFiles.read(folder).size());
  }

  /** Like Java, it says why its output is lost, unless its reader has closed the pipe. */
  @Test
  void saysWhyItsOutputIsLost() {
    String render = program() + " render --stdout src/examples/platform.yml";
    Run.Result full = Run.of("bash", "-c", render + " > /dev/full").go();
    assertEquals(2, full.exit());
    String lost = "fargen: standard output cannot be written: no space left on device\n";
    assertTrue(full.stderr().endsWith(lost), full.stderr());
    Run.Result closed = Run.of("bash", "-c", render + " | true; echo ${PIPESTATUS[0]}").go();
    assertEquals("0\n", closed.stdout(), closed.stderr());
    assertFalse(closed.stderr().contains("standard output"), closed.stderr());
  }

  @Test
  void endsOnSigint() throws IOException, InterruptedException {
    Process waiting = new ProcessBuilder(program(), "render", "--stdout", "-").start();
    Run.of("kill", "-INT", Long.toString(waiting.pid())).go().expectSuccess();
    assertEquals(130, waiting.waitFor());
  }

  private void sameFiles(String spec) {
    Path into = folder.resolve("into");
    String[] words = {
      "render",
      "--templates-dir",
      into.resolve("templates").toString(),
      "--params-dir",
      into.resolve("params").toString(),
      spec
    };
    InProcess.Result expected = InProcess.run(HERE, words);
    Map<String, String> files = TextFiles.read(into);
    TextFiles.delete(into);
    assertEquals(expected, own(words));
    assertEquals(files, TextFiles.read(into));
    TextFiles.delete(into);
  }

  private static void same(String... words) {
    assertEquals(InProcess.run(HERE, words), own(words), String.join(" ", words));
  }

  private static InProcess.Result own(String... words) {
    return own(HERE, words);
  }

  private static InProcess.Result own(Path directory, String... words) {
    List<String> command = new ArrayList<>(List.of(program()));
    command.addAll(List.of(words));
    Run.Result result = Run.of(command).in(directory.toAbsolutePath()).go();
    return new InProcess.Result(result.exit(), result.stdout(), result.stderr());
  }

  private static String program() {
    Path copy = alone.resolve("bin/native/fargen");
    try {
      if (!Files.exists(copy)) {
        Files.createDirectories(copy.getParent());
        Files.copy(Path.of(System.getProperty("fargen.native", "target/native/fargen")), copy);
        assertTrue(copy.toFile().setExecutable(true));
      }
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return copy.toString();
  }

  private static List<Path> specs() throws IOException {
    List<Path> specs = new ArrayList<>(Examples.all());
    for (String folder : List.of("cases", "fuzz", "raw")) {
      try (var files = Files.walk(Path.of("src/test/resources", folder))) {
        files
            .filter(Files::isRegularFile)
            .filter(file -> file.endsWith("spec.yml") || !folder.equals("cases"))
            .sorted()
            .forEach(specs::add);
      }
    }
    return specs;
  }
}
