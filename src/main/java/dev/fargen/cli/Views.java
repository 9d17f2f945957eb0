package dev.fargen.cli;

import dev.fargen.deploy.Notice;
import dev.fargen.deploy.view.JsonView;
import dev.fargen.deploy.view.LineView;
import dev.fargen.deploy.view.LiveView;
import dev.fargen.deploy.view.Style;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jline.terminal.Terminal;

/**
 * Shows a run: live progress on a terminal, lines elsewhere, and JSON with {@code --output json}.
 */
final class Views implements AutoCloseable {

  private final List<Notice.Watcher> watchers = new ArrayList<>();
  private Optional<LiveView> live = Optional.empty();

  /**
   * @param several more than one stack is deployed
   */
  Views(Console console, PrintWriter out, PrintWriter err, AwsOptions options, boolean several) {
    Style style = new Style(console.colour(), console.width());
    Optional<Terminal> terminal = Terminals.ofErrors();
    if (terminal.isPresent()) {
      LiveView view = new LiveView(terminal.get(), style, several, Clock.systemUTC());
      live = Optional.of(view);
      watchers.add(view);
    } else {
      watchers.add(new LineView(err, style, several));
    }
    if (options.json()) {
      watchers.add(new JsonView(out));
    }
  }

  void tell(Notice notice) {
    watchers.forEach(notice::tell);
  }

  /** Hides the live progress while {@code work} uses the terminal. */
  <T> T aside(Supplier<T> work) {
    return live.isPresent() ? live.get().aside(work) : work.get();
  }

  @Override
  public void close() {
    live.ifPresent(LiveView::close);
  }
}
