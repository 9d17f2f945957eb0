package dev.fargen.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * The scripts of {@code src/test/node} with what they need from npm, in {@code target/node}: made
 * on first use with the versions of {@code package-lock.json}.
 */
public final class NodeModules {

  private static final Path SOURCES = Path.of("src/test/node").toAbsolutePath();
  private static final Path TARGET = Path.of("target/node").toAbsolutePath();

  private NodeModules() {}

  /** The folder of the scripts; where it can't be made, the test is skipped. */
  public static Path installed() {
    Programs.need("node", "npm");
    try {
      Files.createDirectories(TARGET);
      try (FileChannel channel =
          FileChannel.open(
              TARGET.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
        channel.lock(); // until the channel is closed
        install();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return TARGET;
  }

  private static void install() throws IOException {
    Path made = TARGET.resolve("made-from.json");
    Path lock = SOURCES.resolve("package-lock.json");
    for (String file : List.of(".npmrc", "package.json", "package-lock.json", "schema.mjs")) {
      Files.copy(SOURCES.resolve(file), TARGET.resolve(file), StandardCopyOption.REPLACE_EXISTING);
    }
    if (Files.exists(made) && Files.mismatch(made, lock) < 0) {
      return;
    }
    Run.Result result = Run.of("npm", "ci", "--loglevel=error").in(TARGET).go();
    if (result.exit() != 0) {
      Skip.because("npm could not install: " + result.stdout() + result.stderr());
    }
    Files.copy(lock, made, StandardCopyOption.REPLACE_EXISTING);
  }
}
