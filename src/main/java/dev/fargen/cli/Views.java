package dev.fargen.cli;

import dev.fargen.deploy.Notice;
import dev.fargen.deploy.view.JsonView;
import dev.fargen.deploy.view.LineView;
import dev.fargen.deploy.view.LiveView;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/** What shows a run: the live picture on a terminal, lines elsewhere, and JSON where asked for. */
final class Views implements AutoCloseable {

  private final List<Notice.Watcher> watchers = new ArrayList<>();
  private Optional<LiveView> live = Optional.empty();

  /**
   * @param several more than one stack is under way
   */
  Views(Console console, PrintWriter out, PrintWriter err, AwsOptions options, boolean several) {
    Optional<Terminal> terminal =
        Boolean.getBoolean("fargen.terminal") && !Main.dumb() ? terminal() : Optional.empty();
    if (terminal.isPresent()) {
      LiveView view = new LiveView(terminal.get(), console.colour(), several, Clock.systemUTC());
      live = Optional.of(view);
      watchers.add(view);
    } else {
      watchers.add(new LineView(err, console.colour(), several));
    }
    if (options.json()) {
      watchers.add(new JsonView(out));
    }
  }

  void tell(Notice notice) {
    watchers.forEach(notice::tell);
  }

  /** Leaves the terminal to {@code work} for as long as it takes. */
  <T> T aside(Supplier<T> work) {
    return live.isPresent() ? live.get().aside(work) : work.get();
  }

  private static Optional<Terminal> terminal() {
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

  @Override
  public void close() {
    live.ifPresent(LiveView::close);
  }
}
