package dev.fargen.migrate;

import dev.fargen.list.Lists;
import dev.fargen.migrate.draft.DraftPrinter;
import dev.fargen.migrate.draft.Origin;
import dev.fargen.yaml.ListNode;
import dev.fargen.yaml.MapNode;
import dev.fargen.yaml.Node;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What became of each line of the files that were read. A finding holds for all that is below its
 * place; a value that was taken whole too. A line that is neither in the spec nor in a finding is
 * refused: the importer does not know it.
 */
final class Lines {

  private static final String UNKNOWN = "not converted: `fargen import` does not know it";

  private final DraftPrinter.Printed printed;
  private final Map<Origin, List<Finding>> findings = new TreeMap<>();
  private final List<SourceLine> lines = new ArrayList<>();

  /** An alias stands for the places of its anchor again. */
  private final Set<Origin> shown = new HashSet<>();

  Lines(Report report, DraftPrinter.Printed printed) {
    this.printed = printed;
    for (Finding finding : report.findings()) {
      List<Finding> here = findings.computeIfAbsent(finding.origin(), place -> new ArrayList<>());
      if (!Lists.any(here, one -> one.saysAs(finding))) {
        here.add(finding);
      }
    }
  }

  List<SourceLine> of(Sources sources) {
    for (Sources.Yaml yaml : sources.read()) {
      below(yaml.file().name(), yaml.tree(), "", Optional.empty());
    }
    unread(sources);
    return lines;
  }

  /** The findings about files that could not be read as YAML. */
  private void unread(Sources sources) {
    Set<String> read = new HashSet<>();
    sources.read().forEach(yaml -> read.add(yaml.file().name()));
    findings.forEach(
        (origin, all) -> {
          if (!read.contains(origin.file())) {
            all.forEach(
                one ->
                    lines.add(
                        line(
                            origin,
                            one.verdict(),
                            one.subject(),
                            one.text(),
                            Optional.ofNullable(printed.lines().get(origin)))));
          }
        });
  }

  /**
   * Notes the entry and what is below it, and returns the least serious verdict of them.
   *
   * @param above what holds for all of them, if something does
   */
  private Verdict entry(String file, MapNode.Entry entry, String path, Optional<Verdict> above) {
    String subject = path.isEmpty() ? entry.key().text() : path + "." + entry.key().text();
    return place(Origin.of(file, entry), entry.value(), subject, above);
  }

  private Verdict place(Origin origin, Node value, String subject, Optional<Verdict> above) {
    List<Finding> found = findings.getOrDefault(origin, List.of());
    Optional<Integer> specLine = Optional.ofNullable(printed.lines().get(origin));
    Optional<Verdict> here = above;
    if (!found.isEmpty()) {
      here = Optional.of(found.get(0).verdict());
    } else if (printed.whole().contains(origin)) {
      here = Optional.of(Verdict.CONVERTED);
    }
    int at = lines.size();
    Optional<Verdict> below = below(origin.file(), value, subject, here);
    Verdict verdict =
        here.or(() -> specLine.map(line -> Verdict.CONVERTED))
            .or(() -> below)
            .orElse(isEmpty(value) ? Verdict.CONVERTED : Verdict.REFUSED);
    List<SourceLine> own = new ArrayList<>();
    for (Finding finding : found) {
      String named = finding.subject().isEmpty() ? subject : finding.subject();
      own.add(line(origin, finding.verdict(), named, finding.text(), specLine));
    }
    if (found.isEmpty()) {
      boolean unknown = verdict == Verdict.REFUSED && here.isEmpty() && below.isEmpty();
      own.add(line(origin, verdict, subject, unknown ? UNKNOWN : "", specLine));
    }
    if (shown.add(origin)) {
      lines.addAll(at, own);
    }
    return verdict;
  }

  /** An empty list or map says nothing. */
  private static boolean isEmpty(Node value) {
    return (value instanceof ListNode list && list.items().isEmpty())
        || (value instanceof MapNode map && map.entries().isEmpty());
  }

  private static SourceLine line(
      Origin origin, Verdict verdict, String subject, String text, Optional<Integer> specLine) {
    return new SourceLine(origin.file(), origin.span().line(), verdict, subject, text, specLine);
  }

  /** The least serious verdict of what is inside, if anything is. */
  private Optional<Verdict> below(
      String file, Node value, String subject, Optional<Verdict> above) {
    Optional<Verdict> least = Optional.empty();
    if (value instanceof MapNode map) {
      for (MapNode.Entry entry : map.entries()) {
        least = less(least, entry(file, entry, subject, above));
      }
    } else if (value instanceof ListNode list) {
      for (int i = 0; i < list.items().size(); i++) {
        Node item = list.items().get(i);
        Origin origin = new Origin(file, item.span());
        least = less(least, place(origin, item, subject + "[" + i + "]", above));
      }
    }
    return least;
  }

  private static Optional<Verdict> less(Optional<Verdict> least, Verdict other) {
    return Optional.of(least.isPresent() && least.get().compareTo(other) < 0 ? least.get() : other);
  }
}
