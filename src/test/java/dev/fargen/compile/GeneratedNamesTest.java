package dev.fargen.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Names that are made because environments differ, in a spec that has each of them already. */
class GeneratedNamesTest {

  private static final String SPEC =
      Compiled.NETWORK
          + """
          workloads: {web: {image: "web:1", port: 80, http: {}}}
          resources: {Orders: {Type: AWS::SNS::Topic, Properties: {DisplayName: a}}, %s}
          outputs: {%s}
          environments:
            dev: {parameters: {%3$s}}
            prod:
              parameters: {%3$s}
              workloads: {web: {cpu: 1024, count: 3}, job: {image: "job:1"}}
              queues: {jobs: {}}
              resources: {Orders: {Properties: {DisplayName: b, TopicName: c}}}
              outputs: {Region: {Value: !Ref AWS::Region}}
          """;

  private static final Compiled PLAIN = Compiled.of(spec("", "", ""));

  @Test
  void theSpecHasThem() {
    assertTrue(PLAIN.keys("Parameters").containsAll(List.of("WebCpu", "OrdersDisplayName")));
    assertTrue(PLAIN.keys("Conditions").containsAll(List.of("HasJob", "HasRegion")));
  }

  @Test
  void parametersOfTheSpecKeepTheirs() {
    List<String> names = parameters();
    Compiled compiled =
        Compiled.of(spec("", joined(names, "U%s: {Value: !Ref %s}"), joined(names, "%s: mine")));

    for (String name : names) {
      assertEquals("'mine'", compiled.param("dev", "Parameters/" + name));
      assertEquals("'mine'", compiled.param("prod", "Parameters/" + name));
    }
    assertEquals(
        PLAIN.keys("Parameters").size() + names.size(), compiled.keys("Parameters").size());
  }

  @Test
  void resourcesKeepTheirs() {
    List<String> names = parameters();
    Compiled compiled = Compiled.of(spec(joined(names, "%s: {Type: AWS::SNS::Topic}"), "", ""));

    List<String> shared = new ArrayList<>(compiled.keys("Parameters"));
    shared.retainAll(compiled.keys("Resources"));
    assertEquals(List.of(), shared);
  }

  @Test
  void conditionsOfPatchesKeepTheirs() {
    List<String> names = PLAIN.keys("Conditions");
    String patches = joined(names, "{op: add, path: /Conditions/%s, value: !Equals [a, b]}");
    Compiled compiled = Compiled.of(spec("", "", "") + "patches: [" + patches + "]\n");

    for (String name : names) {
      assertEquals("{'Fn::Equals':['a','b']}", compiled.at("Conditions/" + name));
    }
    assertEquals(2 * names.size(), compiled.keys("Conditions").size());
  }

  private static String spec(String resources, String outputs, String values) {
    return SPEC.formatted(resources, outputs, values);
  }

  /** Parameters are new where environments differ; those of nonces have fixed names. */
  private static List<String> parameters() {
    return PLAIN.keys("Parameters").stream().filter(name -> !name.endsWith("Nonce")).toList();
  }

  private static String joined(List<String> names, String format) {
    return names.stream().map(name -> format.replace("%s", name)).collect(Collectors.joining(", "));
  }
}
