package dev.fargen.cli;

import dev.fargen.deploy.Notice;
import dev.fargen.deploy.view.JsonView;
import dev.fargen.deploy.view.LineView;
import dev.fargen.deploy.view.LiveView;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jline.terminal.Terminal;

/** What shows a run: the live picture on a terminal, lines elsewhere, and JSON where asked for. */
final class Views implements AutoCloseable {

  private final List<Notice.Watcher> watchers = new ArrayList<>();
  private Optional<LiveView> live = Optional.empty();

  /**
   * @param several more than one stack is under way
   */
  Views(Console console, PrintWriter out, PrintWriter err, AwsOptions options, boolean several) {
    Optional<Terminal> terminal = Terminals.ofErrors();
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

  @Override
  public void close() {
    live.ifPresent(LiveView::close);
  }
}
