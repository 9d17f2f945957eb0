package dev.fargen.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.fargen.testing.CfnYaml;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * Names that stacks and their users depend on stay: another logical id replaces a resource, another
 * parameter breaks a params file, another export breaks the stacks that import it. {@code
 * names.txt} lists those of the cases and examples at commit 0843a1d; what has been added since is
 * of no concern.
 */
class NamesStayTest {

  private static final Path NAMES = Path.of("src/test/resources/names.txt");
  private static final List<String> SECTIONS = List.of("Parameters", "Resources", "Outputs");

  private static final String INTERNAL =
      "a target group belongs to one load balancer: it has another id behind an internal one, so"
          + " that `internal` can change";

  /** What has gone on purpose, and why. */
  private static final Map<String, String> GONE =
      Map.ofEntries(
          Map.entry(
              "fifo-in-one-environment/shop.template.yml Parameters WithOtherLinuxParameters",
              "no container has an init process unless it is asked for"),
          Map.entry(
              "more-in-one-environment/shop.template.yml Parameters WithDenialsArn",
              "the output is there wherever its resource is, which has the same condition"),
          internal("internal-load-balancer-for-all/shop", "Rest"),
          internal("internal-load-balancer-for-all/shop", "Shop"),
          internal("internal-load-balancer-for-all/shop", "Sites"),
          internal("internal-load-balancer/ledger", "Ledger"),
          internal("network-without-nat/ledger", "Api"),
          internal("no-healthcheck/shop", "Web"),
          internal("one-task-in-scaling/shop", "Web"),
          internal("one-task/shop", "Web"),
          internal("stays-at-zero/shop", "Web"),
          internal("windows/shop", "Web"));

  private static Map.Entry<String, String> internal(String file, String workload) {
    return Map.entry(file + ".template.yml Resources " + workload + "TargetGroup", INTERNAL);
  }

  @Test
  void noneIsMissing() throws Exception {
    Map<String, Set<String>> now = new TreeMap<>();
    Case.all().forEach(one -> add(one.name(), one.render().files(), now));
    Examples.all().forEach(spec -> add("examples", Rendering.of(spec).files(), now));
    Set<String> missing = new TreeSet<>();
    before()
        .forEach(
            (file, names) ->
                names.forEach(
                    name -> {
                      if (!now.getOrDefault(file, Set.of()).contains(name)) {
                        missing.add(file + " " + name);
                      }
                    }));

    assertEquals(new TreeSet<>(GONE.keySet()), missing);
  }

  /** The names in each template, each behind its section. */
  private static Map<String, List<String>> before() throws Exception {
    Map<String, List<String>> before = new LinkedHashMap<>();
    String file = "";
    for (String line : Files.readAllLines(NAMES)) {
      String[] words = line.strip().split(" ");
      if (line.startsWith("  ")) {
        for (int i = 1; i < words.length; i++) {
          before.computeIfAbsent(file, name -> new ArrayList<>()).add(words[0] + " " + words[i]);
        }
      } else {
        file = line;
      }
    }
    return before;
  }

  private static void add(String folder, Map<String, String> files, Map<String, Set<String>> all) {
    files.forEach((file, text) -> addTemplate(file.replace("templates", folder), text, all));
  }

  private static void addTemplate(String file, String text, Map<String, Set<String>> all) {
    if (!file.endsWith(".template.yml")) {
      return;
    }
    Map<String, Object> template = CfnYaml.template(text);
    Set<String> names = all.computeIfAbsent(file, name -> new TreeSet<>());
    for (String section : SECTIONS) {
      CfnYaml.section(template, section).keySet().forEach(name -> names.add(section + " " + name));
    }
    for (Map<String, Object> output : CfnYaml.section(template, "Outputs").values()) {
      if (output.get("Export") instanceof Map<?, ?> export) {
        names.add("Exports " + String.valueOf(export.get("Name")).replace(" ", ""));
      }
    }
  }
}
