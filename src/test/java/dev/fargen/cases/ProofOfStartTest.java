package dev.fargen.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fargen.start.ProofOfStart;
import dev.fargen.start.RuleTwice;
import dev.fargen.start.Template;
import dev.fargen.testing.TextFiles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * In every template, with the values of every environment, tasks have what they need to start; but
 * for what a spec asks for, as {@code accepted.txt} lists it with the reason.
 */
class ProofOfStartTest {

  @Test
  void everyTaskHasWhatItNeeds() {
    List<String> faults = new ArrayList<>();
    int tasks = 0;
    List<Template> others = others();
    for (Map.Entry<String, Map<String, String>> render : Renders.all().entrySet()) {
      for (Deployed one : Deployed.all(render.getValue())) {
        ProofOfStart proof = new ProofOfStart(one.evaluated(others));
        tasks += proof.tasks();
        proof
            .faults()
            .forEach(fault -> faults.add(render.getKey() + " " + one.stack() + " " + fault));
      }
    }
    TreeSet<String> notFound = new TreeSet<>(accepted());
    notFound.removeIf(accepted -> faults.removeIf(fault -> fault.startsWith(accepted)));

    assertEquals("", String.join("\n", faults));
    assertEquals(List.of(), List.copyOf(notFound), "accepted, but no longer found");
    assertTrue(tasks > 80, "only " + tasks + " services, schedules and task definitions");
  }

  /** No stack adds a rule to a security group or a listener that it, or another one, has added. */
  @Test
  void noRuleIsThereTwice() {
    List<String> faults = new ArrayList<>();
    List<Template> others = others();
    for (Map.Entry<String, Map<String, String>> render : Renders.all().entrySet()) {
      RuleTwice rules = new RuleTwice();
      Deployed.all(render.getValue()).forEach(one -> rules.add(one.stack(), one.evaluated(others)));
      rules.faults().forEach(fault -> faults.add(render.getKey() + " " + fault));
    }

    assertEquals("", String.join("\n", faults));
  }

  /** The stacks of the example that others import from. */
  private static List<Template> others() {
    Map<String, String> network =
        Renders.all().getOrDefault("example-wordpress-network.yml", Map.of());
    return Deployed.all(network).stream()
        .map(one -> Template.imported(one.stack(), one.template(), one.values()))
        .toList();
  }

  /** Lines of {@code beginning of the fault | reason}. */
  private static List<String> accepted() {
    String text =
        TextFiles.read(Path.of("src/test/resources/start")).getOrDefault("accepted.txt", "");
    return text.lines()
        .filter(line -> !line.startsWith("#"))
        .map(line -> line.split(" *\\| *", 2)[0])
        .toList();
  }
}
