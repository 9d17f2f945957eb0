package dev.fargen.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.fargen.check.containers.LifecycleRule;
import dev.fargen.check.containers.ServiceOrderRule;
import dev.fargen.check.rule.SpecRule;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Dependencies with more ways from the first to the last than can be followed one by one. */
class DependencyCircleTest {

  private static final int LAYERS = 24;

  @Test
  void endsForWorkloads() {
    assertEquals(List.of(), judged(new ServiceOrderRule(), workloads("{image: a:1}")));
    String back = "{image: a:1, depends_on: {a0: started}}";
    assertEquals(2, judged(new ServiceOrderRule(), workloads(back)).size());
  }

  @Test
  void endsForContainers() {
    String spec = Judged.workload("image: a:1, sidecars: {" + layers(", ") + "a24: {image: a:1}}");
    assertEquals(List.of(), judged(new LifecycleRule(), spec));
  }

  private static List<String> judged(SpecRule rule, String spec) {
    return assertTimeoutPreemptively(Duration.ofSeconds(20), () -> Judged.by(rule, spec));
  }

  private static String workloads(String last) {
    return "name: shop\nworkloads:\n  " + layers("\n  ") + "a24: " + last + "\n";
  }

  /** Two in each layer, which depend on both of the next one; the last layer is of one. */
  private static String layers(String separator) {
    StringBuilder all = new StringBuilder();
    for (int i = 0; i < LAYERS; i++) {
      String next = "a" + (i + 1) + ": started";
      String other = i + 1 < LAYERS ? ", b" + (i + 1) + ": started" : "";
      for (String name : List.of("a", "b")) {
        all.append(name).append(i).append(": {image: a:1, depends_on: {").append(next);
        all.append(other).append("}}").append(separator);
      }
    }
    return all.toString();
  }
}
