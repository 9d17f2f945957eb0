package dev.fargen.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fargen.diag.Span;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Text;
import dev.fargen.workload.balancing.Priorities;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which of two workloads a load balancer asks first. */
class PrioritiesTest {
  private static final String SPEC =
      Compiled.NETWORK
          + """
          workloads:
            first: {image: "web:1", port: 80, http: {%s}}
            second: {image: "web:1", port: 80, http: {%s}}
          """;

  /** Whoever is more specific, by host before by path. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          path: /api/v2                       | path: /api
          path: /api                          | path: /
          path: /api                          | ''
          path: /api/*/x                      | path: /a
          path: [/api/v2, /api/v3]            | path: [/api/v2, /a]
          host: a.example.com                 | path: /a/very/long/path/indeed/it/is
          host: a.example.com                 | host: '*.example.com', path: /a/very/long/path
          host: '*.example.com'               | path: /a/very/long/path/indeed/it/is
          host: a.example.com                 | host: [b.example.com, '*.example.com']
          host: a.example.com, path: /api     | host: a.example.com
          priority: 1, path: /x                      | host: a.example.com, path: /api
          """,
      quoteCharacter = '`')
  void theMoreSpecificIsAskedFirst(String first, String second) {
    String less = second.equals("''") ? "" : second;
    Compiled compiled = Compiled.of(SPEC.formatted(first, less));
    Compiled swapped = Compiled.of(SPEC.formatted(less, first));

    assertTrue(priority(compiled, "First") < priority(compiled, "Second"));
    assertTrue(priority(swapped, "Second") < priority(swapped, "First"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "path: /",
        "path: /a/path/of/thirty/two/letters/and/more/than/that",
        "host: a.b"
      })
  void isOneThatElasticLoadBalancingTakes(String http) {
    Compiled compiled = Compiled.of(SPEC.formatted(http, "host: other.example.com"));

    assertTrue(priority(compiled, "First") >= 1 && priority(compiled, "First") <= 50_000);
  }

  @Test
  void dependsOnNoOtherWorkload() {
    String among = SPEC.formatted("path: /api", "path: /");
    String alone = among.substring(0, among.indexOf("  second:"));

    assertEquals(priority(Compiled.of(alone), "First"), priority(Compiled.of(among), "First"));
  }

  /** Twenty services that share a listener, each with a host or a path of its own. */
  @ParameterizedTest
  @CsvSource({"true, 3", "false, 6"})
  void equallySpecificRulesSeldomCollide(boolean byHost, int mostPercent) {
    int collisions = 0;
    for (int listener = 0; listener < 1_000; listener++) {
      Set<Integer> taken = new HashSet<>();
      boolean free = true;
      for (int service = 0; service < 20; service++) {
        String name = "customers".substring(0, 2 + service % 8) + service + "-" + listener;
        List<Given<String>> path = List.of(Given.of(byHost ? "/" : "/" + name, Span.START));
        List<Given<Text>> hosts =
            byHost ? List.of(Given.of(Text.of(name + ".example.com"), Span.START)) : List.of();
        free &= taken.add(Priorities.of(name, "web", path, hosts));
      }
      collisions += free ? 0 : 1;
    }

    assertTrue(collisions <= mostPercent * 10, collisions + " of 1000");
  }

  private static int priority(Compiled compiled, String workload) {
    return Integer.parseInt(
        compiled.at("Resources/" + workload + "ListenerRule/Properties/Priority"));
  }
}
