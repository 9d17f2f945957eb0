package dev.fargen.testing;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Moto's server, on a port that it chooses, which rolls back what it can't create. */
public final class Moto extends Emulator {
  private static final Path SERVER = Path.of("src/test/python/moto_rolling_back.py");

  /** A server that is not started yet. */
  public Moto() {
    super(
        "moto",
        environment ->
            List.of(
                environment.python().toString(),
                "-u",
                SERVER.toString(),
                "-H",
                "127.0.0.1",
                "-p",
                "0"),
        Map.of(),
        "/moto-api/reset");
  }
}
