package dev.fargen.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fargen.testing.Programs;
import dev.fargen.testing.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code fargen init} with somebody at the terminal. */
class InitIT {
  private static final Path FARGEN = Path.of("target/fargen").toAbsolutePath();
  private static final Path TERMINAL = Path.of("src/test/python/terminal.py").toAbsolutePath();

  @TempDir private Path folder;

  @Test
  void asksAndTakesWhatIsInBrackets() throws IOException {
    Files.writeString(folder.resolve("Dockerfile"), "FROM scratch\nEXPOSE 3000\nUSER app\n");
    Run.Result result = type("cron\nweb\nshop\n\n\n/health\ndev, prod\n\n");
    assertEquals(0, result.exit(), result.stdout());
    assertTrue(
        result.stdout().contains("Not valid; allowed values: web, worker, job."), result.stdout());
    String spec = Files.readString(folder.resolve("fargen.yml"));
    assertTrue(spec.contains("\n    build: .\n    port: 3000\n"), spec);
    assertTrue(spec.contains("healthcheck: /health "), spec);
    assertTrue(spec.contains("user: app"), spec);
  }

  @Test
  void asksAgainForWhatTheKeyRefuses() throws IOException {
    Run.Result result =
        type(
            String.join(
                "\n",
                List.of(
                    "web",
                    "Shop",
                    "shop",
                    "nginx:1",
                    "70000",
                    "80",
                    "/",
                    "dev, prod",
                    "private",
                    "vpc-x",
                    "vpc-1a2b3c4d",
                    "subnet-1a2b3c4d, subnet-5e6f7a8b",
                    "subnet-1a2b3c4e",
                    "subnet-1a2b3c4e, subnet-5e6f7a8c",
                    "",
                    "")));
    assertEquals(0, result.exit(), result.stdout());
    assertEquals(4, result.stdout().lines().filter(l -> l.startsWith("Not valid; ")).count());
    assertTrue(result.stdout().contains("integer from 1 to 65535"), result.stdout());
    assertTrue(result.stdout().contains("two Availability Zones"), result.stdout());
    String spec = Files.readString(folder.resolve("fargen.yml"));
    assertTrue(spec.contains("\n      SubnetIds: [subnet-1a2b3c4d, subnet-5e6f7a8b]"), spec);
    assertTrue(spec.contains("PublicSubnetIds: [subnet-1a2b3c4e, subnet-5e6f7a8c]"), spec);
    assertTrue(spec.contains("\n  #prod:\n"), spec);
  }

  @Test
  void endOfInputWritesNothing() throws IOException {
    Run.Result result = type("worker\nshop\n");
    assertEquals(2, result.exit(), result.stdout());
    assertTrue(result.stdout().contains("nothing written"), result.stdout());
    try (var files = Files.list(folder)) {
      assertFalse(files.findAny().isPresent());
    }
  }

  private Run.Result type(String lines) {
    Programs.need("python3");
    return Run.of("python3", TERMINAL.toString(), FARGEN.toString(), "init")
        .in(folder)
        .input(lines)
        .go();
  }
}
