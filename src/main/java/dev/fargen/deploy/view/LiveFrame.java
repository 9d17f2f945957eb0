package dev.fargen.deploy.view;

import dev.fargen.deploy.aws.StackEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The lines of the live progress: a bar for the whole, and a line for each resource (with several
 * stacks, for each stack). Resources in progress or failed come first, so that a terminal with few
 * rows shows what matters.
 */
final class LiveFrame {

  private static final int BAR = 24;

  private final boolean several;
  private final Style style;
  private final Map<String, Row> rows = new LinkedHashMap<>();
  private int expected;

  private record Row(String name, String type, String state, Instant since, String note) {

    boolean done() {
      return !state.endsWith("_IN_PROGRESS") && !state.endsWith("_FAILED");
    }
  }

  LiveFrame(boolean several, Style style) {
    this.several = several;
    this.style = style;
  }

  /** Adds resources, or with several stacks one stack, to the total. */
  void expect(int count) {
    expected += several ? 1 : count;
  }

  void moved(String stack, StackEvent event, Instant now) {
    String key = several ? stack : event.logicalId();
    Optional<Row> before = Optional.ofNullable(rows.get(key));
    if (several && !event.ofStack()) {
      note(stack, event.logicalId(), event.logicalId() + " " + event.state());
      return;
    }
    Instant since = before.filter(row -> !row.done()).map(Row::since).orElse(now);
    String note =
        event.inProgress()
            ? before.map(Row::note).orElse("")
            : before.map(row -> Words.took(Duration.between(row.since(), now))).orElse("");
    String type = several ? "" : event.type();
    rows.put(key, new Row(key, type, event.state(), since, note));
  }

  /** Sets the note of a row: the progress of a rollout. */
  void note(String stack, String logicalId, String text) {
    rows.computeIfPresent(
        several ? stack : logicalId,
        (key, row) -> new Row(row.name(), row.type(), row.state(), row.since(), text));
  }

  boolean isEmpty() {
    return rows.isEmpty();
  }

  void clear() {
    rows.clear();
    expected = 0;
  }

  List<String> lines(int width, int height, Instant now) {
    List<String> lines = new ArrayList<>();
    long done = rows.values().stream().filter(Row::done).count();
    lines.add(cut(bar(done, Math.max(expected, rows.size())), width));
    List<Row> order = new ArrayList<>(rows.values().stream().filter(row -> !row.done()).toList());
    order.addAll(rows.values().stream().filter(Row::done).toList());
    int room = Math.max(1, height - 3);
    int names = Words.widest(order.stream().map(Row::name).toList());
    for (Row row : order.subList(0, Math.min(room, order.size()))) {
      lines.add(line(row, names, width, now));
    }
    if (order.size() > room) {
      lines.add(cut("  and " + (order.size() - room) + " more", width));
    }
    return lines;
  }

  private static String bar(long done, int all) {
    int filled = all == 0 ? 0 : (int) (done * BAR / all);
    return "[" + "#".repeat(filled) + "-".repeat(BAR - filled) + "] " + done + " of " + all;
  }

  private String line(Row row, int names, int width, Instant now) {
    String sign = row.done() ? "+" : row.state().endsWith("_FAILED") ? "x" : ">";
    boolean over = row.done() || row.state().endsWith("_FAILED");
    String time = over ? "" : Words.took(Duration.between(row.since(), now));
    String name = row.name() + " ".repeat(names - row.name().length());
    String text =
        Stream.of("  " + sign + " " + name, row.state(), time, row.note(), row.type())
            .filter(part -> !part.isEmpty())
            .collect(Collectors.joining("  "));
    return style.state(cut(text, width), row.state());
  }

  private static String cut(String text, int width) {
    return text.length() <= width ? text : text.substring(0, Math.max(0, width - 1)) + "…";
  }
}
