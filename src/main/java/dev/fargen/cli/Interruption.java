package dev.fargen.cli;

import java.io.PrintWriter;
import java.util.function.Supplier;

/**
 * Reports the state of the stacks when the user or the system ends the process. The JVM then exits
 * with 130 for SIGINT and 143 for SIGTERM, which continuous integration sends.
 */
final class Interruption {

  private final Thread hook;

  private Interruption(Thread hook) {
    this.hook = hook;
  }

  static Interruption told(Supplier<String> standing, PrintWriter err) {
    Thread hook =
        new Thread(
            () -> {
              err.println("\ninterrupted:");
              err.print(standing.get());
              err.flush();
            });
    Runtime.getRuntime().addShutdownHook(hook);
    return new Interruption(hook);
  }

  /** The run has ended by itself. */
  void over() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The signal came at this very moment, and its words are on their way.
    }
  }
}
