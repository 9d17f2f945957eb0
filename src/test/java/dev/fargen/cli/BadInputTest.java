package dev.fargen.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whatever the file holds, the answer is a clear error in bounded time, and nothing is written. */
@Timeout(value = 20, unit = TimeUnit.SECONDS)
class BadInputTest {
  private static final String BEGIN = "name: shop\n";

  @TempDir private Path folder;

  @Test
  void refusesAHundredMegabytes() throws IOException {
    byte[] megabyte = "# comment\n".repeat(100_000).getBytes(StandardCharsets.UTF_8);
    try (var out = Files.newOutputStream(folder.resolve("spec.yml"))) {
      for (int i = 0; i < 100; i++) {
        out.write(megabyte);
      }
    }
    expect("file-too-large");
  }

  @Test
  void refusesAMissingFileAndADirectory() throws IOException {
    expect("file-not-found");
    Files.createDirectory(folder.resolve("spec.yml"));
    expect("file-not-readable");
  }

  @Test
  void namesTheLineAndColumnThatIsNotUtf8() throws IOException {
    Files.write(folder.resolve("spec.yml"), new byte[] {'a', ':', '\n', ' ', (byte) 0xff});
    assertTrue(expect("not-utf8").contains("spec.yml:2:2"));
  }

  @Test
  void refusesNesting() throws IOException {
    write(BEGIN + "workloads: " + "[".repeat(10_000) + "]".repeat(10_000));
    expect("yaml-too-deep");
    write(BEGIN + "workloads: " + "{a: ".repeat(10_000) + "}".repeat(10_000));
    expect("yaml-too-deep");
    StringBuilder block = new StringBuilder(BEGIN);
    for (int i = 0; i < 1_000; i++) {
      block.append(" ".repeat(i)).append("a:\n");
    }
    write(block.toString());
    expect("yaml-too-deep");
    write(BEGIN + "- ".repeat(10_000));
    expect("yaml");
  }

  @Test
  void refusesAliasesThatGrow() throws IOException {
    StringBuilder bomb = new StringBuilder(BEGIN + "x-0: &a0 [a, a, a, a, a, a, a, a, a, a]\n");
    StringBuilder merges = new StringBuilder(BEGIN + "x-0: &a0 {a: b}\n");
    for (int i = 1; i < 12; i++) {
      String alias = "*a" + (i - 1);
      String ten = String.join(", ", List.of(alias, alias, alias, alias, alias, alias, alias));
      bomb.append("x-" + i + ": &a" + i + " [" + ten + "]\n");
      merges.append("x-" + i + ": &a" + i + " {<<: [" + ten + "]}\n");
    }
    write(bomb.toString());
    expect("yaml-too-large");
    write(merges.toString() + "workloads: {web: {image: nginx}}\n");
    assertEquals(0, InProcess.run(folder, "validate", "spec.yml").exit(), "merged maps don't grow");
  }

  @Test
  void refusesAnAliasOfItself() throws IOException {
    write(BEGIN + "workloads: &a {web: *a}\n");
    expect("yaml");
    write(BEGIN + "workloads: &a [*a]\n");
    expect("yaml");
  }

  @Test
  void cutsALineOfAMegabyte() throws IOException {
    write(BEGIN + "description: " + "x".repeat(1_000_000) + "\nworkloads: {}\n");
    String said = expect("invalid-value");
    assertTrue(said.length() < 5_000, () -> said.length() + " characters");
  }

  @Test
  void refusesControlCharacters() throws IOException {
    write(BEGIN + "workloads: a\0b\n");
    assertTrue(expect("yaml-syntax").contains("spec.yml:2:13"));
  }

  @Test
  void readsAByteOrderMarkAndWindowsLineBreaks() throws IOException {
    write("\ufeffname: shop\r\nworkloads:\r\n  web: {image: nginx}\r\n");
    assertEquals(0, InProcess.run(folder, "validate", "spec.yml").exit());
  }

  private void write(String text) throws IOException {
    Files.writeString(folder.resolve("spec.yml"), text);
  }

  private String expect(String code) {
    InProcess.Result result = InProcess.run(folder, "render", "spec.yml");
    assertEquals(2, result.exit());
    assertTrue(result.stderr().startsWith("error[" + code), result.stderr());
    assertTrue(result.stderr().contains("nothing written"), result.stderr());
    assertTrue(Files.notExists(folder.resolve("templates")));
    return result.stderr();
  }
}
