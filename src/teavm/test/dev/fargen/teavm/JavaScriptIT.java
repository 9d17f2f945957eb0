package dev.fargen.teavm;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.fargen.cases.Examples;
import dev.fargen.cases.Rendering;
import dev.fargen.testing.Programs;
import dev.fargen.testing.Run;
import dev.fargen.testing.TextFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Under Node, {@code target/js/fargen.js} imports what {@code fargen import} does, and makes of a
 * spec what {@code fargen render} makes of it, files and diagnostics, byte for byte: of the
 * examples, of every case with a spec of its own, of the fuzzer's finds, and of random and mutated
 * specs.
 */
class JavaScriptIT {

  private static @TempDir Path made;
  private static @TempDir Path folder;

  @TestFactory
  Stream<DynamicTest> makesWhatJavaMakes() throws IOException {
    Programs.need("node");
    List<Path> specs = new ArrayList<>(Examples.all());
    specs.addAll(texts("src/test/resources/cases", "spec.yml"));
    specs.addAll(texts("src/test/resources/fuzz", ""));
    List<Path> random = RandomSpecs.mutants(specs, folder);
    random.addAll(RandomSpecs.made(folder));
    random.removeIf(spec -> !isText(spec));
    specs.addAll(random);
    List<String> command = new ArrayList<>(List.of("node", "src/teavm/node/compile.js"));
    command.add(made.toString());
    specs.forEach(spec -> command.add(spec.toString()));
    Run.of(command).go().expectSuccess();
    return IntStream.range(0, specs.size())
        .mapToObj(n -> dynamicTest(specs.get(n).toString(), () -> check(specs.get(n), n)));
  }

  /** Those that take no option, which JavaScript has none of. */
  @TestFactory
  Stream<DynamicTest> importsAsJavaDoes() throws IOException {
    Programs.need("node");
    List<Path> cases;
    try (var folders = Files.list(Path.of("src/test/resources/imports"))) {
      cases =
          folders
              .filter(folder -> !text(folder.resolve("command")).contains("--"))
              .filter(folder -> !Files.exists(folder.resolve("expected/exit")))
              .sorted()
              .toList();
    }
    List<String> command = new ArrayList<>(List.of("node", "src/teavm/node/import.js"));
    command.add(made.resolve("imports").toString());
    cases.forEach(one -> command.add(one.toString()));
    Run.of(command).go().expectSuccess();
    return IntStream.range(0, cases.size())
        .mapToObj(n -> dynamicTest(cases.get(n).toString(), () -> checkImport(cases.get(n), n)));
  }

  /** Only Java names the spec otherwise where a file that it imports has that name. */
  private static void checkImport(Path one, int n) {
    Map<String, String> actual = TextFiles.read(made.resolve("imports/" + n));
    Map<String, String> expected = TextFiles.read(one.resolve("expected"));

    assertEquals(spec(expected), spec(actual));
    String report = expected.getOrDefault("report.txt", "");
    assertEquals(report.substring(report.indexOf('\n') + 1), actual.get("report.txt"));
  }

  private static List<String> spec(Map<String, String> files) {
    return files.keySet().stream().filter(file -> file.endsWith(".yml")).map(files::get).toList();
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void check(Path spec, int n) {
    Rendering java = Rendering.of(spec);
    Map<String, String> expected = new TreeMap<>(java.files());
    expected.put("diagnostics.txt", java.diagnostics());
    Map<String, String> actual = TextFiles.read(made.resolve(Integer.toString(n)));

    assertEquals(expected.keySet(), actual.keySet(), "files");
    expected.forEach((file, text) -> assertEquals(text, actual.get(file), file));
  }

  /** Those that are UTF-8; of others, {@code cli} says so without asking the compiler. */
  private static List<Path> texts(String folder, String name) throws IOException {
    try (var entries = Files.list(Path.of(folder))) {
      return entries
          .map(entry -> entry.resolve(name))
          .filter(spec -> isText(spec) && namesTexts(spec))
          .sorted()
          .toList();
    }
  }

  /** Of a file that is no text, {@code cli} says so too. */
  private static boolean namesTexts(Path spec) {
    Path named = spec.resolveSibling("files");
    try (var files = Files.isDirectory(named) ? Files.list(named) : Stream.<Path>of()) {
      return files.allMatch(file -> isText(file) && isWithoutNul(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isWithoutNul(Path file) {
    try {
      return Files.readString(file).indexOf('\0') < 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isText(Path file) {
    try {
      byte[] bytes = Files.isRegularFile(file) ? Files.readAllBytes(file) : new byte[] {-1};
      return Arrays.equals(new String(bytes, UTF_8).getBytes(UTF_8), bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
