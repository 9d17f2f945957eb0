package dev.fargen.deploy.view;

import dev.fargen.deploy.Notice;
import dev.fargen.deploy.Result;
import dev.fargen.deploy.aws.Change;
import dev.fargen.deploy.aws.StackEvent;
import dev.fargen.diag.Diagnostics;
import dev.fargen.diag.TextRenderer;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Prints one line for each event: for logs, pipes and continuous integration. */
public final class LineView implements Notice.Watcher {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneOffset.UTC);

  private final PrintWriter out;
  private final Style style;
  private final boolean several;
  private final Map<String, Instant> begun = new HashMap<>();
  private final Set<String> troubles = new HashSet<>();
  private final Set<String> said = new HashSet<>();
  private boolean afterBlank;

  /**
   * @param several more than one stack is deployed, so that each line names its own
   */
  public LineView(PrintWriter out, Style style, boolean several) {
    this.out = out;
    this.style = style;
    this.several = several;
  }

  @Override
  public synchronized void decided(Notice.Decided notice) {
    said.add(notice.decision().sentence());
    print(style.strong(notice.decision().sentence()));
  }

  @Override
  public synchronized void remark(Notice.Remark notice) {
    print(notice.stack() + ": " + Words.plain(notice.text()));
  }

  /** Printed once for each call and kind of fault: a bad network would fill the screen. */
  @Override
  public synchronized void trouble(Notice.Trouble notice) {
    if (troubles.add(notice.fault().kind() + notice.fault().action())) {
      print(style.busy(Words.trouble(notice.fault())));
    }
  }

  @Override
  public synchronized void preview(Notice.Preview notice) {
    int width = Words.widest(notice.changes().stream().map(Change::logicalId).toList());
    for (Change change : notice.changes()) {
      String line =
          "  %s %s  %s%s"
              .formatted(
                  Words.sign(change),
                  pad(change.logicalId(), width),
                  change.type(),
                  Words.fate(change));
      print(change.replaces() || change.removes() ? style.bad(line) : line);
      change.properties().forEach(p -> print("      " + Words.property(p)));
    }
  }

  @Override
  public synchronized void moved(Notice.Moved notice) {
    StackEvent event = notice.event();
    String key = event.stackId() + " " + event.logicalId();
    String took = "";
    if (event.inProgress()) {
      begun.putIfAbsent(key, event.time());
    } else {
      Instant start = begun.remove(key);
      took = start == null ? "" : "  " + Words.took(Duration.between(start, event.time()));
    }
    String reason = event.reason().isEmpty() ? "" : "  " + Words.plain(event.reason());
    print(
        "%s  %s%s  %s  %s%s%s"
            .formatted(
                TIME.format(event.time()),
                prefix(notice.stack()),
                event.logicalId(),
                event.type(),
                style.state(event.state(), event.state()),
                took,
                style.faint(reason)));
  }

  @Override
  public synchronized void rollout(Notice.Rollout notice) {
    print(
        "          "
            + prefix(notice.stack())
            + notice.logicalId()
            + ": "
            + Words.rollout(notice.service()));
  }

  @Override
  public synchronized void taskStopped(Notice.TaskStopped notice) {
    print(
        "          "
            + prefix(notice.stack())
            + notice.logicalId()
            + ": "
            + Words.stopped(notice.task()));
  }

  @Override
  public synchronized void failure(Notice.Failure notice) {
    Diagnostics diagnostics = new Diagnostics(notice.source());
    diagnostics.report(notice.diagnostic());
    TextRenderer renderer = new TextRenderer(style.colour(), style.width());
    out.print((afterBlank ? "" : "\n") + renderer.render(diagnostics));
    out.flush();
    afterBlank = true;
  }

  @Override
  public synchronized void ended(Notice.Ended notice) {
    Result result = notice.result();
    String sentence = Words.ending(result);
    if (said.add(result.sentence())) {
      print(result.verdict().good() ? style.good(sentence) : style.bad(sentence));
    }
    result.next().forEach(next -> print("  " + next));
  }

  private String prefix(String stack) {
    return several ? stack + "  " : "";
  }

  private static String pad(String text, int width) {
    return text + " ".repeat(width - text.length());
  }

  private void print(String line) {
    out.print(line + "\n");
    out.flush();
    afterBlank = false;
  }
}
