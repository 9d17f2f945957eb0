package dev.fargen.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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

    InProcess.Result result = run(2, "render", "a.yml", "b.yml");

    assertTrue(result.stderr().contains("b.yml and a.yml both render"), result.stderr());
    assertTrue(Files.readString(folder.resolve("templates/shop.template.yml")).contains("nginx:1"));
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
