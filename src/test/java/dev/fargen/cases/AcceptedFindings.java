package dev.fargen.cases;

import dev.fargen.testing.CfnLint;
import dev.fargen.testing.TextFiles;
import java.nio.file.Path;
import java.util.List;

/**
 * The findings of a judge that are accepted, each with its reason: lines of {@code rule | template
 * | part of the message | reason}, where {@code *} stands for every template.
 */
record AcceptedFindings(List<Entry> entries) {
  private static final Path FOLDER = Path.of("src/test/resources/lint");

  /** One line of the list. */
  record Entry(String rule, String template, String message, String reason) {
    private static Entry of(String line) {
      String[] parts = line.split(" *\\| *", -1);
      if (parts.length != 4 || parts[3].isEmpty()) {
        throw new IllegalArgumentException("needs four parts: " + line);
      }
      return new Entry(parts[0], parts[1], parts[2], parts[3]);
    }

    private boolean covers(CfnLint.Finding finding) {
      return finding.rule().equals(rule)
          && (template.equals("*") || name(finding).startsWith(template + "."))
          && finding.message().contains(message);
    }
  }

  private static String name(CfnLint.Finding finding) {
    return Path.of(finding.file()).getFileName().toString();
  }

  static AcceptedFindings read(String file) {
    String text = TextFiles.read(FOLDER).getOrDefault(file, "");
    return new AcceptedFindings(
        text.lines().filter(l -> !l.isBlank() && !l.startsWith("#")).map(Entry::of).toList());
  }

  boolean cover(CfnLint.Finding finding) {
    return entries.stream().anyMatch(entry -> entry.covers(finding));
  }

  /** The entries that stand for nothing that was found. */
  List<Entry> notIn(List<CfnLint.Finding> findings) {
    return entries.stream().filter(entry -> findings.stream().noneMatch(entry::covers)).toList();
  }
}
