package dev.fargen.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fargen.testing.CfnYaml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** With {@code ids} for every resource, the template is the same but for the logical ids. */
class LogicalIdsTest {

  /** What the names of cases with many kinds of resources begin with. */
  private static final List<String> STARTS =
      List.of("alarms", "data", "every", "ipv6", "job", "links", "login", "network", "s3");

  @Test
  void changeNothingElse() throws IOException {
    int compared = 0;
    List<String> faults = new ArrayList<>();
    for (Path spec : specs()) {
      Map<String, String> before = templates(Rendering.of(spec));
      String text = before.isEmpty() ? "" : Files.readString(spec);
      if (text.isEmpty() || isRaw(text) || Files.isDirectory(spec.resolveSibling("files"))) {
        continue;
      }
      Map.Entry<String, String> own =
          before.entrySet().stream()
              .min(Map.Entry.comparingByKey(java.util.Comparator.comparingInt(String::length)))
              .orElseThrow();
      Set<String> ids = CfnYaml.section(CfnYaml.template(own.getValue()), "Resources").keySet();
      if (ids.isEmpty()) {
        continue;
      }
      StringBuilder renamed = new StringBuilder(text.endsWith("\n") ? text : text + "\n");
      renamed.append("ids:\n");
      ids.forEach(id -> renamed.append("  ").append(id).append(": Zz").append(id).append("zZ\n"));
      Rendering after = Rendering.ofText(renamed.toString());
      String written = templates(after).get(own.getKey());
      if (written == null) {
        faults.add(spec + "\n" + after.result().stderr());
      } else if (!tree(own.getValue()).equals(tree(written))) {
        faults.add(spec + "\n" + tree(own.getValue()) + "\n" + tree(written));
      }
      compared++;
    }
    assertEquals(List.of(), faults);
    assertTrue(compared > 20, "only " + compared + " specs were compared");
  }

  /** The template as text, with the ids that it had before. */
  private static String tree(String template) {
    return CfnYaml.template(template).toString().replaceAll("Zz([A-Za-z0-9]+?)zZ", "$1");
  }

  private static boolean isRaw(String spec) {
    return spec.lines()
        .anyMatch(line -> line.matches("\\s*(resources|outputs|patches|ids|stack_policy):.*"));
  }

  private static List<Path> specs() {
    List<Path> specs = new ArrayList<>(Examples.all());
    for (Case one : Case.all()) {
      Path spec = one.folder().resolve("spec.yml");
      if (STARTS.stream().anyMatch(one.name()::startsWith) && Files.isRegularFile(spec)) {
        specs.add(spec);
      }
    }
    return specs;
  }

  private static Map<String, String> templates(Rendering rendering) {
    Map<String, String> templates = new TreeMap<>();
    rendering
        .files()
        .forEach(
            (file, text) -> {
              if (file.endsWith(".template.yml")) {
                templates.put(file, text);
              }
            });
    return templates;
  }
}
