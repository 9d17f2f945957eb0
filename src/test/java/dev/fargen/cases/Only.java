package dev.fargen.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a case is about.
 *
 * @param paths each a file of the output, such as {@code params/shop.prod.params.json}, or a part
 *     of a template as in {@link TemplateExcerpt}, of every template that has it
 */
record Only(List<String> paths) {
  private static final String DIAGNOSTICS = "diagnostics.txt";

  /** That and the diagnostics of a whole output. A path that leads nowhere is a failure. */
  Map<String, String> of(Map<String, String> output) {
    Map<String, TemplateExcerpt> excerpts = new TreeMap<>();
    output.forEach(
        (file, text) -> {
          if (file.endsWith(".template.yml")) {
            excerpts.put(file, new TemplateExcerpt(text));
          }
        });
    Map<String, String> kept = new TreeMap<>(output);
    kept.keySet().removeIf(file -> !file.equals(DIAGNOSTICS) && !paths.contains(file));
    List<String> missing = new ArrayList<>(paths);
    missing.removeAll(kept.keySet());
    excerpts.forEach(
        (file, excerpt) -> {
          List<String> found = paths.stream().filter(excerpt::add).toList();
          if (!found.isEmpty()) {
            kept.putIfAbsent(file, excerpt.text());
            missing.removeAll(found);
          }
        });
    assertEquals(List.of(), missing, "expected/only names what is not there");
    return kept;
  }
}
