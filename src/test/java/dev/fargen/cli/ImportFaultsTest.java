package dev.fargen.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.fargen.testing.TextFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Damaged, foreign and hostile files: a clear error, soon, and nothing is written. */
class ImportFaultsTest {

  private static final Duration SOON = Duration.ofSeconds(20);

  private static final String SCORE =
      """
      apiVersion: score.dev/v1b1
      metadata: {name: web}
      containers: {web: {image: nginx}}
      """;

  /** What a file of each kind begins with, and its name in the directory of the import. */
  private static final Map<String, List<String>> KINDS =
      Map.of(
          "copilot",
          List.of("copilot/web/manifest.yml", "name: web\ntype: Backend Service\n", "copilot"),
          "compose",
          List.of("compose.yaml", "services: {web: {image: nginx}}\n", "compose.yaml"),
          "score",
          List.of(
              "score.yaml",
              """
              apiVersion: score.dev/v1b1
              metadata: {name: web}
              containers: {web: {image: nginx}}
              """,
              "score.yaml"),
          "template",
          List.of("template.yml", "Resources: {Queue: {Type: AWS::SQS::Queue}}\n", "template.yml"));

  @TempDir private Path folder;

  private static String bomb() {
    StringBuilder bomb = new StringBuilder("x-0: &x0 [lol]\n");
    for (int i = 1; i < 40; i++) {
      String before = "*x" + (i - 1);
      bomb.append("x-%d: &x%d [%s, %s, %s]\n".formatted(i, i, before, before, before));
    }
    return bomb.toString();
  }

  /** What is added to a file, and what is said of it. */
  private static Map<String, List<String>> damages() {
    Map<String, List<String>> damages = new LinkedHashMap<>();
    damages.put("a bomb of aliases", List.of(bomb(), "yaml-too-large"));
    damages.put(
        "depth", List.of("x: " + "[".repeat(2_000) + "]".repeat(2_000) + "\n", "yaml-too-deep"));
    damages.put("size", List.of("# long\n".repeat(200_000), "is larger than 1048576 bytes"));
    damages.put("a key twice", List.of("x: 1\nx: 2\n", "duplicate-key"));
    damages.put("two documents", List.of("---\nx: 1\n", "several-documents"));
    damages.put("an open list", List.of("x: [\n", "yaml-syntax"));
    damages.put("an alias of itself", List.of("x: &x [*x]\n", "error["));
    damages.put("an unknown alias", List.of("x: *none\n", "error["));
    damages.put("a zero", List.of("x: \0\n", "is a binary file"));
    damages.put("not UTF-8", List.of("x: \u00e4\n", "is not UTF-8 text"));
    return damages;
  }

  @TestFactory
  Stream<DynamicTest> damagedFiles() {
    return ImportCommand.kinds().stream()
        .flatMap(
            kind ->
                damages().entrySet().stream()
                    .map(
                        damage ->
                            dynamicTest(
                                kind + ": " + damage.getKey(),
                                () ->
                                    damaged(
                                        kind,
                                        damage.getValue().get(0),
                                        damage.getValue().get(1)))));
  }

  private void damaged(String kind, String damage, String said) throws IOException {
    List<String> file = KINDS.getOrDefault(kind, List.of());
    byte[] bytes = (file.get(1) + damage).getBytes(said.contains("UTF-8") ? ISO_8859_1 : UTF_8);
    Path place = Files.createTempDirectory(folder, "damaged");
    Files.createDirectories(place.resolve(file.get(0)).getParent());
    Files.write(place.resolve(file.get(0)), bytes);
    refused(place, said, "import", kind, file.get(2));
  }

  @TestFactory
  Stream<DynamicTest> filesThatAreNoMaps() {
    return ImportCommand.kinds().stream()
        .flatMap(
            kind ->
                Stream.of("", "# nothing\n", "- a\n", "text\n", "~\n")
                    .map(
                        text ->
                            dynamicTest(
                                kind + ": " + text.strip(),
                                () -> {
                                  List<String> file = KINDS.getOrDefault(kind, List.of());
                                  Path place = Files.createTempDirectory(folder, "empty");
                                  TextFiles.write(place.resolve(file.get(0)), text);
                                  refused(place, "", "import", kind, file.get(2));
                                })));
  }

  @TestFactory
  Stream<DynamicTest> filesThatAreNotThere() {
    return ImportCommand.kinds().stream()
        .map(
            kind ->
                dynamicTest(
                    kind,
                    () -> {
                      Path place = Files.createTempDirectory(folder, "missing");
                      refused(place, "", "import", kind, "none");
                      refused(place, "", "import", kind, "../none");
                      refused(place, "", "import", kind);
                    }));
  }

  @TestFactory
  Stream<DynamicTest> linksOutOfTheDirectory() {
    return ImportCommand.kinds().stream()
        .map(
            kind ->
                dynamicTest(
                    kind,
                    () -> {
                      List<String> file = KINDS.getOrDefault(kind, List.of());
                      Path outside =
                          TextFiles.write(
                              Files.createTempDirectory(folder, "outside").resolve("file.yml"),
                              file.get(1));
                      Path place = Files.createTempDirectory(folder, "links");
                      Path link = place.resolve(file.get(0));
                      Files.createDirectories(link.getParent());
                      Files.createSymbolicLink(link, outside);
                      refused(place, "", "import", kind, file.get(2));
                      Files.delete(link);
                      Files.createSymbolicLink(link, link);
                      refused(place, "", "import", kind, file.get(2));
                      Files.delete(link);
                      Files.createSymbolicLink(link, Path.of("/dev/zero"));
                      refused(place, "", "import", kind, file.get(2));
                      Files.delete(link);
                    }));
  }

  /** Nothing beside the files of the user is there afterwards. */
  private static void refused(Path place, String said, String... words) {
    Set<String> before = names(place);
    InProcess.Result result =
        assertTimeoutPreemptively(SOON, () -> InProcess.run(place, words), "takes too long");
    assertEquals(2, result.exit(), result.stdout());
    assertTrue(result.stderr().contains(said), result.stderr());
    assertFalse(result.stderr().isBlank());
    assertTrue(result.stderr().length() < 20_000, "a flood");
    assertEquals(before, names(place));
  }

  private static Set<String> names(Path place) {
    Set<String> names = new TreeSet<>();
    try (Stream<Path> all = Files.walk(place)) {
      all.forEach(path -> names.add(path.toString()));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return names;
  }

  /** A file that a Score file names, and what may be known of it. */
  @Test
  void filesOfOthersAreNotRead() throws IOException {
    Path outside = TextFiles.write(folder.resolve("secret.txt"), "the-content\n");
    Path place = Files.createDirectories(folder.resolve("place"));
    Files.createSymbolicLink(place.resolve("link.txt"), outside);
    Files.createSymbolicLink(place.resolve("folder"), folder);
    for (String source :
        List.of("../secret.txt", "link.txt", "folder/secret.txt", outside.toString())) {
      TextFiles.write(
          place.resolve("score.yaml"),
          SCORE.replace(
              "nginx}", "nginx, files: [{target: /srv/a/a, source: \"" + source + "\"}]}"));
      InProcess.Result result = InProcess.run(place, "import", "score", "--force");
      assertEquals(0, result.exit(), result.stderr());
      assertFalse(Files.readString(place.resolve("web.yml")).contains("the-content"), source);
      assertTrue(result.stdout().replaceAll("\\s+", " ").contains("is not read"), source);
    }
  }

  @Test
  void manyVariablesAndLongTextsAreConvertedSoon() {
    StringBuilder score = new StringBuilder("apiVersion: score.dev/v1b1\nmetadata: {name: web}\n");
    score.append("containers:\n  web:\n    image: nginx\n    variables:\n");
    score.append("      LONG: \"").append("${".repeat(200_000)).append("\"\n");
    score.append("      DOTS: \"${").append("a.".repeat(100_000)).append("}\"\n");
    for (int i = 0; i < 8_000; i++) {
      score.append("      # about it\n      V").append(i).append(": ${metadata.name}\n");
    }
    TextFiles.write(folder.resolve("score.yaml"), score.toString());
    InProcess.Result result =
        assertTimeoutPreemptively(SOON, () -> InProcess.run(folder, "import", "score"));
    assertEquals(0, result.exit(), result.stderr());
  }

  @Test
  void textsStayTexts() throws IOException {
    TextFiles.write(
        folder.resolve("score.yaml"),
        SCORE.replace(
            "nginx}",
            "nginx, variables: {\"A\\e[31mB\": \"x\\r\\nimage: other\"},"
                + " files: [{target: /srv/a/a, source: \"a\\rimage: evil\\nimage: worse\"}]}"));
    InProcess.Result result = InProcess.run(folder, "import", "score");
    assertEquals(0, result.exit(), result.stderr());
    assertFalse((result.stdout() + result.stderr()).contains("\u001b"), result.stdout());
    String spec = Files.readString(folder.resolve("web.yml"));
    assertTrue(spec.lines().noneMatch(line -> line.strip().startsWith("image: e")), spec);
    assertTrue(spec.lines().noneMatch(line -> line.strip().startsWith("image: w")), spec);
    assertTrue(spec.lines().noneMatch(line -> line.contains("\r")), spec);
  }
}
