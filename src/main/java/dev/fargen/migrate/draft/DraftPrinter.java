package dev.fargen.migrate.draft;

import dev.fargen.cfn.Value;
import dev.fargen.cfn.YamlEntry;
import dev.fargen.diag.Wrapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Prints a spec as a person would write it: comments above their keys, what is short on one line, a
 * blank line between two blocks at the top.
 */
public final class DraftPrinter {

  /** Columns of a comment. */
  private static final int WIDTH = 100;

  /**
   * A spec as text.
   *
   * @param lines for each place of the source the first line of the spec that comes from it, from 1
   * @param whole the places of which all that is below them was taken too
   */
  public record Printed(String text, Map<Origin, Integer> lines, Set<Origin> whole) {}

  /** Sections at the top whose things each begin on a line of their own. */
  private static final Set<String> SECTIONS =
      Set.of(
          "parameters",
          "topics",
          "queues",
          "buckets",
          "tables",
          "caches",
          "databases",
          "volumes",
          "configs",
          "repositories",
          "resources",
          "workloads",
          "outputs",
          "environments");

  private static final String WORKLOADS = "workloads";

  private static final String SIDECARS = "sidecars";

  private final StringBuilder out = new StringBuilder();
  private final List<String> path = new ArrayList<>();
  private final Map<Origin, Integer> lines = new TreeMap<>();
  private final Set<Origin> whole = new TreeSet<>();
  private int line = 1;

  private DraftPrinter() {}

  /**
   * Prints a spec.
   *
   * @param header the comment at its top, a paragraph each, without the hash
   */
  public static Printed print(List<String> header, DraftMap spec) {
    DraftPrinter printer = new DraftPrinter();
    printer.comment(header, 0);
    for (DraftMap.Entry entry : spec.entries()) {
      if (printer.line > 1 && isBlock(entry)) {
        printer.append("\n");
      }
      printer.entry(entry, 0);
    }
    return new Printed(printer.out.toString(), printer.lines, printer.whole);
  }

  private static boolean isBlock(DraftMap.Entry entry) {
    return entry.draft() instanceof DraftMap || entry.draft() instanceof DraftList;
  }

  private void entry(DraftMap.Entry entry, int indent) {
    comment(entry.comments(), indent);
    note(entry.origins(), entry.draft());
    Draft draft = entry.draft();
    String whole = YamlEntry.print(entry.key(), draft.value(), indent);
    if (draft instanceof DraftNothing) {
      append(" ".repeat(indent) + key(entry.key()) + ": " + DraftNothing.PRINTED + "\n");
    } else if (isLine(whole) && !hasLines(draft) && !isOpen(entry, whole)) {
      noteAll(draft);
      append(whole);
    } else if (draft instanceof DraftMap map) {
      append(" ".repeat(indent) + key(entry.key()) + ":\n");
      path.add(entry.key());
      block(map, indent + 2);
      path.remove(path.size() - 1);
    } else if (draft instanceof DraftList list) {
      append(" ".repeat(indent) + key(entry.key()) + ":\n");
      items(list, indent + 2);
    } else {
      append(whole);
    }
  }

  /** Whether a map has a line for each key, though it would fit on one. */
  private boolean isOpen(DraftMap.Entry entry, String whole) {
    if (!(entry.draft() instanceof DraftMap map) || map.isEmpty()) {
      return false;
    }
    boolean section = path.isEmpty() && SECTIONS.contains(entry.key());
    boolean workload = path.equals(List.of(WORKLOADS));
    return section || workload || entry.key().equals(SIDECARS) || whole.length() > WIDTH;
  }

  private void block(DraftMap map, int indent) {
    for (DraftMap.Entry entry : map.entries()) {
      entry(entry, indent);
    }
  }

  private void items(DraftList list, int indent) {
    for (DraftList.Item item : list.items()) {
      comment(item.comments(), indent);
      note(item.origins(), item.draft());
      String whole = YamlEntry.printItem(item.draft().value(), indent);
      if (item.draft() instanceof DraftMap map && (!isLine(whole) || hasLines(map))) {
        DraftMap.Entry first = map.entries().iterator().next();
        comment(first.comments(), indent);
        int start = out.length();
        entry(
            new DraftMap.Entry(first.key(), first.draft(), first.origins(), List.of()), indent + 2);
        block(map.without(first.key()), indent + 2);
        out.replace(start + indent, start + indent + 1, "-");
      } else {
        noteAll(item.draft());
        append(whole);
      }
    }
  }

  /** The key as it is printed. */
  private static String key(String key) {
    String printed = YamlEntry.print(key, Value.bool(true), 0);
    return printed.substring(0, printed.length() - ": true\n".length());
  }

  private static boolean isLine(String printed) {
    return printed.indexOf('\n') == printed.length() - 1;
  }

  /** Whether something in it needs a line of its own: a comment, or an empty value. */
  private static boolean hasLines(Draft draft) {
    boolean has = draft instanceof DraftNothing;
    if (draft instanceof DraftMap map) {
      for (DraftMap.Entry entry : map.entries()) {
        has |= !entry.comments().isEmpty() || hasLines(entry.draft());
      }
    } else if (draft instanceof DraftList list) {
      for (DraftList.Item item : list.items()) {
        has |= !item.comments().isEmpty() || hasLines(item.draft());
      }
    }
    return has;
  }

  /** All places that are printed on this line. */
  private void noteAll(Draft draft) {
    if (draft instanceof DraftMap map) {
      for (DraftMap.Entry entry : map.entries()) {
        note(entry.origins(), entry.draft());
        noteAll(entry.draft());
      }
    } else if (draft instanceof DraftList list) {
      for (DraftList.Item item : list.items()) {
        note(item.origins(), item.draft());
        noteAll(item.draft());
      }
    }
  }

  private void note(List<Origin> origins, Draft draft) {
    for (Origin origin : origins) {
      lines.putIfAbsent(origin, line);
      if (!(draft instanceof DraftMap)) {
        whole.add(origin);
      }
    }
  }

  private void comment(List<String> comments, int indent) {
    for (String paragraph : comments) {
      int room = WIDTH - indent - 2;
      for (String text : Wrapping.lines(plain(paragraph), room, room)) {
        append(" ".repeat(indent) + ("# " + text).stripTrailing() + "\n");
      }
    }
  }

  /** Without characters that end a comment, other than a line feed. */
  private static String plain(String comment) {
    StringBuilder plain = new StringBuilder();
    for (int i = 0; i < comment.length(); i++) {
      char c = comment.charAt(i);
      boolean control = Character.isISOControl(c) || c == '\u2028' || c == '\u2029';
      plain.append(control && c != '\n' ? ' ' : c);
    }
    return plain.toString();
  }

  private void append(String text) {
    out.append(text);
    for (int i = 0; i < text.length(); i++) {
      line += text.charAt(i) == '\n' ? 1 : 0;
    }
  }
}
