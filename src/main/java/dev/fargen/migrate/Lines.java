package dev.fargen.migrate;

import dev.fargen.migrate.draft.DraftPrinter;
import dev.fargen.migrate.draft.Origin;
import dev.fargen.yaml.ListNode;
import dev.fargen.yaml.MapNode;
import dev.fargen.yaml.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

  Lines(Report report, DraftPrinter.Printed printed) {
    this.printed = printed;
    for (Finding finding : report.findings()) {
      findings.computeIfAbsent(finding.origin(), place -> new ArrayList<>()).add(finding);
    }
  }

  List<SourceLine> of(Sources sources) {
    for (Sources.Yaml yaml : sources.read()) {
      String file = yaml.file().name();
      for (MapNode.Entry entry : yaml.tree().entries()) {
        entry(file, entry, "", Optional.empty());
      }
    }
    return lines;
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
            .orElse(Verdict.REFUSED);
    List<SourceLine> own = new ArrayList<>();
    for (Finding finding : found) {
      String named = finding.subject().isEmpty() ? subject : finding.subject();
      own.add(line(origin, finding.verdict(), named, finding.text(), specLine));
    }
    if (found.isEmpty()) {
      boolean unknown = verdict == Verdict.REFUSED && here.isEmpty() && below.isEmpty();
      own.add(line(origin, verdict, subject, unknown ? UNKNOWN : "", specLine));
    }
    lines.addAll(at, own);
    return verdict;
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
