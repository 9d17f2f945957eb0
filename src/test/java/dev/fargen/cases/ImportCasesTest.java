package dev.fargen.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.fargen.cli.InProcess;
import dev.fargen.testing.TextFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Holds every import to its {@code expected/}: each folder of {@code imports} has the words after
 * {@code fargen import} in {@code command}, the files to import in {@code source}, and in {@code
 * expected/} the spec, the report, what was said besides it, and the exit code where it is not 0. A
 * spec that was written must render, unless {@code expected/} has what is wrong with it. {@code
 * -Dfargen.accept=true} and {@code -Dfargen.case=name} work as for {@link CasesTest}.
 */
class ImportCasesTest {
  private static final Path ALL = Path.of("src/test/resources/imports");

  @TestFactory
  Stream<DynamicTest> becomesWhatIsExpected() throws IOException {
    String wanted = System.getProperty("fargen.case", "");
    try (Stream<Path> folders = Files.list(ALL)) {
      return folders
          .filter(folder -> folder.getFileName().toString().startsWith(wanted))
          .sorted()
          .toList()
          .stream()
          .map(folder -> dynamicTest(folder.getFileName().toString(), () -> check(folder)));
    }
  }

  private static void check(Path folder) throws IOException {
    Map<String, String> actual = imported(folder);
    assertEquals(actual, imported(folder), "two runs differ");
    Path kept = folder.resolve("expected");
    Map<String, String> expected = Files.exists(kept) ? TextFiles.read(kept) : Map.of();
    if (Accept.asked() && !actual.equals(expected)) {
      TextFiles.replace(kept, actual);
      fail("expected/ was rewritten: read the difference, then run again");
    }
    assertEquals(expected.keySet(), actual.keySet(), "files");
    expected.forEach((file, text) -> TextFiles.same(file, text, actual.getOrDefault(file, "")));
  }

  /** The files that an import writes, what it prints, and what is wrong with the spec. */
  private static Map<String, String> imported(Path folder) throws IOException {
    Path copy = Files.createTempDirectory("fargen-import-");
    try {
      Map<String, String> source = TextFiles.read(folder.resolve("source"));
      source.forEach((name, text) -> TextFiles.write(copy.resolve(name), text));
      List<String> words = new ArrayList<>(List.of("import"));
      words.addAll(List.of(Files.readString(folder.resolve("command")).strip().split(" ")));
      InProcess.Result result = InProcess.run(copy, words.toArray(String[]::new));
      Map<String, String> files = new TreeMap<>(TextFiles.read(copy));
      source.forEach((name, text) -> files.remove(name, text));
      Map<String, String> all = new TreeMap<>(files);
      for (String spec : files.keySet()) {
        InProcess.Result render = InProcess.run(copy, "render", spec);
        if (render.exit() != 0) {
          all.put("errors.txt", render.stderr());
        }
      }
      add("report.txt", result.stdout(), all);
      add("messages.txt", result.stderr(), all);
      add("exit", result.exit() == 0 ? "" : result.exit() + "\n", all);
      return all;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      TextFiles.delete(copy);
    }
  }

  private static void add(String name, String text, Map<String, String> all) {
    if (!text.isEmpty()) {
      all.put(name, text);
    }
  }
}
