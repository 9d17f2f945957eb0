package dev.fargen.cli;

import java.util.List;
import java.util.Optional;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.utils.AttributedString;
import org.jline.utils.Display;

/**
 * The progress of a run over many specs: one line on a terminal, if it takes longer than a second.
 */
final class ProgressBar implements AutoCloseable {

  private static final long PATIENCE_NANOS = 1_000_000_000L;
  private static final long REDRAW_NANOS = 100_000_000L;
  private static final int WIDTH = 30;

  private final int total;
  private int done;
  private long next = System.nanoTime() + PATIENCE_NANOS;
  private boolean begun;
  private Optional<Terminal> terminal = Optional.empty();
  private Optional<Display> display = Optional.empty();

  ProgressBar(int total) {
    this.total = total;
  }

  /** One more is done. */
  void step() {
    done++;
    if (System.nanoTime() - next >= 0) {
      next = System.nanoTime() + REDRAW_NANOS;
      draw();
    }
  }

  private void draw() {
    if (!begun) {
      begun = true;
      terminal = Terminals.ofErrors();
      display = terminal.map(screen -> new Display(screen, false));
    }
    if (terminal.isPresent() && display.isPresent()) {
      Size size = terminal.get().getSize();
      display.get().resize(size.getRows(), size.getColumns());
      display.get().update(List.of(AttributedString.fromAnsi(line(done, total))), -1);
      terminal.get().flush();
    }
  }

  /** The line, of at most 60 columns. */
  static String line(int done, int total) {
    int full = (int) ((long) WIDTH * done / total);
    return "[" + "#".repeat(full) + " ".repeat(WIDTH - full) + "] " + done + " of " + total;
  }

  @Override
  public void close() {
    clear();
  }

  /** Removes the line. */
  private void clear() {
    if (terminal.isPresent() && display.isPresent()) {
      display.get().update(List.of(), -1);
      terminal.get().flush();
    }
  }
}
