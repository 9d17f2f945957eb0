package dev.fargen.deploy.view;

import dev.fargen.deploy.Notice;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.utils.AttributedString;
import org.jline.utils.Display;

/**
 * Shows live progress on a terminal. Lines that stay (decisions, changes, causes, the result) are
 * printed above it, once; the progress itself is removed at the end. JLine's Display redraws only
 * what has changed, so nothing flickers, and it supports all kinds of terminals.
 */
public final class LiveView implements Notice.Watcher, AutoCloseable {

  private static final long REDRAW_MILLIS = 500;

  private final Terminal terminal;
  private final Display display;
  private final Clock clock;
  private final LiveFrame frame;
  private final StringWriter kept = new StringWriter();
  private final LineView lines;
  private final Thread redraw;
  private volatile boolean closed;
  private boolean aside;
  private Size shown = new Size();

  /**
   * @param several more than one stack is deployed
   */
  public LiveView(Terminal terminal, Style style, boolean several, Clock clock) {
    this.terminal = terminal;
    this.display = new Display(terminal, false);
    this.clock = clock;
    this.frame = new LiveFrame(several, style);
    this.lines = new LineView(new PrintWriter(kept), style, several);
    this.redraw = new Thread(this::keepDrawing, "redraw");
    redraw.setDaemon(true);
    redraw.start();
  }

  @Override
  public synchronized void decided(Notice.Decided notice) {
    lines.decided(notice);
    draw();
  }

  @Override
  public synchronized void remark(Notice.Remark notice) {
    lines.remark(notice);
    draw();
  }

  @Override
  public synchronized void trouble(Notice.Trouble notice) {
    lines.trouble(notice);
    draw();
  }

  @Override
  public synchronized void preview(Notice.Preview notice) {
    frame.expect(notice.changes().size() + 1);
    lines.preview(notice);
    draw();
  }

  @Override
  public synchronized void moved(Notice.Moved notice) {
    frame.moved(notice.stack(), notice.event(), clock.instant());
    draw();
  }

  @Override
  public synchronized void rollout(Notice.Rollout notice) {
    frame.note(notice.stack(), notice.logicalId(), Words.rollout(notice.service()));
    draw();
  }

  @Override
  public synchronized void taskStopped(Notice.TaskStopped notice) {
    lines.taskStopped(notice);
    draw();
  }

  @Override
  public synchronized void failure(Notice.Failure notice) {
    lines.failure(notice);
    draw();
  }

  @Override
  public synchronized void ended(Notice.Ended notice) {
    lines.ended(notice);
    draw();
  }

  /** Hides the progress while {@code work} uses the terminal. */
  public <T> T aside(Supplier<T> work) {
    synchronized (this) {
      draw();
      display.update(List.of(), 0);
      terminal.flush();
      aside = true;
    }
    try {
      return work.get();
    } finally {
      synchronized (this) {
        aside = false;
        display.reset();
        draw();
      }
    }
  }

  /** Removes the progress; printed lines stay. */
  @Override
  public synchronized void close() {
    closed = true;
    redraw.interrupt();
    frame.clear();
    draw();
  }

  private void keepDrawing() {
    while (!closed) {
      try {
        Thread.sleep(REDRAW_MILLIS);
      } catch (InterruptedException e) {
        return;
      }
      synchronized (this) {
        if (!closed) {
          draw();
        }
      }
    }
  }

  private void draw() {
    if (aside) {
      return;
    }
    Size size = terminal.getSize();
    int width = size.getColumns() == 0 ? 80 : size.getColumns();
    int height = size.getRows() == 0 ? 24 : size.getRows();
    if (!shown.equals(new Size(width, height))) {
      if (shown.getColumns() > 0) {
        display.update(List.of(), 0); // the way back is counted in columns of the old width
        display.reset();
      }
      display.resize(height, width);
      shown = new Size(width, height);
    }
    if (kept.getBuffer().length() > 0) {
      display.update(List.of(), 0);
      terminal.writer().print(kept.getBuffer());
      kept.getBuffer().setLength(0);
      display.reset();
    }
    List<String> picture =
        frame.isEmpty() ? List.of() : frame.lines(width - 1, height, clock.instant());
    display.update(picture.stream().map(AttributedString::fromAnsi).toList(), -1);
    terminal.flush();
  }
}
