package dev.fargen.yaml;

import dev.fargen.diag.Span;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.Event;

/** The places in the spec that SnakeYAML marks. */
final class Marks {

  private Marks() {}

  /** SnakeYAML ends a block where the next line begins; ours ends with its last value. */
  static Span enclosing(CollectionStartEvent start, Event end, @Nullable Span last) {
    Span whole = between(start.getStartMark(), end.getEndMark());
    return start.isFlow() || last == null || last.compareTo(whole) < 0 ? whole : whole.to(last);
  }

  static Span between(Mark start, Mark end) {
    return new Span(
        start.getLine() + 1, start.getColumn() + 1, end.getLine() + 1, end.getColumn() + 1);
  }

  static Span point(Mark mark) {
    return between(mark, mark).first(1);
  }
}
