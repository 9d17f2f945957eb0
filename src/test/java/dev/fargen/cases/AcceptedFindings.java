package dev.fargen.cases;

import dev.fargen.testing.CfnLint;
import dev.fargen.testing.TextFiles;
import java.nio.file.Path;
import java.util.List;

/**
 * The findings of a judge that are accepted, each with its reason: lines of {@code rule | case |
 * part of the message | reason}, where {@code *} stands for every case.
 *
 * @param folder has a folder for each case, as {@link Renders} names it, with the judged files
 */
record AcceptedFindings(Path folder, List<Entry> entries) {
  private static final Path FOLDER = Path.of("src/test/resources/lint");

  /** One line of the list. */
  record Entry(String rule, String caseName, String message, String reason) {
    private static Entry of(String line) {
      String[] parts = line.split(" *\\| *", -1);
      if (parts.length != 4 || parts[3].isEmpty()) {
        throw new IllegalArgumentException("needs four parts: " + line);
      }
      return new Entry(parts[0], parts[1], parts[2], parts[3]);
    }

    private boolean covers(CfnLint.Finding finding, String found) {
      return finding.rule().equals(rule)
          && (caseName.equals("*") || caseName.equals(found))
          && finding.message().contains(message);
    }
  }

  static AcceptedFindings read(String file, Path folder) {
    String text = TextFiles.read(FOLDER).getOrDefault(file, "");
    return new AcceptedFindings(
        folder,
        text.lines().filter(l -> !l.isBlank() && !l.startsWith("#")).map(Entry::of).toList());
  }

  private boolean covers(Entry entry, CfnLint.Finding finding) {
    Path file = Path.of(finding.file()).toAbsolutePath();
    return entry.covers(finding, folder.toAbsolutePath().relativize(file).getName(0).toString());
  }

  boolean cover(CfnLint.Finding finding) {
    return entries.stream().anyMatch(entry -> covers(entry, finding));
  }

  /** The entries that stand for nothing that was found. */
  List<Entry> notIn(List<CfnLint.Finding> findings) {
    return entries.stream()
        .filter(entry -> findings.stream().noneMatch(finding -> covers(entry, finding)))
        .toList();
  }
}
