package dev.fargen.cli;

import java.io.IOException;
import java.util.Optional;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/** The terminal behind standard error. */
final class Terminals {

  private Terminals() {}

  /**
   * The terminal; empty where standard error is none, as the launcher says, where {@code TERM} is
   * dumb, or where JLine cannot use it.
   */
  static Optional<Terminal> ofErrors() {
    if (!Boolean.getBoolean("fargen.terminal") || Main.dumb()) {
      return Optional.empty();
    }
    try {
      Terminal terminal =
          TerminalBuilder.builder()
              .system(true)
              .systemOutput(TerminalBuilder.SystemOutput.SysErr)
              .dumb(false)
              .nativeSignals(false) // Ctrl-C must still end the process in order
              .build();
      return Optional.of(terminal);
    } catch (IOException | IllegalStateException e) {
      return Optional.empty(); // lines will do
    }
  }
}
