package dev.fargen.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.fargen.testing.CfnYaml;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What holds for the files of every spec, whatever it says. */
final class Proofs {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String TEMPLATE = ".template.yml";
  private static final String PARAMS = ".params.json";

  private Proofs() {}

  /** Holds the files of one render, by their paths, against all of it. */
  static void check(Map<String, String> files) {
    Map<String, Map<String, Object>> templates = new HashMap<>();
    files.forEach(
        (file, text) -> {
          if (file.endsWith(".yml")) {
            Map<String, Object> template = CfnYaml.template(text);
            if (file.endsWith(TEMPLATE)) {
              templates.put(name(file, TEMPLATE), template);
              new TemplateProof(file, template).check();
            }
          }
        });
    files.forEach(
        (file, text) -> {
          if (file.endsWith(PARAMS)) {
            params(file, text, templates);
          }
        });
  }

  private static String name(String file, String suffix) {
    return file.substring(file.lastIndexOf('/') + 1, file.length() - suffix.length());
  }

  /** Every parameter without a default has a value, every value a parameter, and all are texts. */
  private static void params(String file, String text, Map<String, Map<String, Object>> templates) {
    String name = name(file, PARAMS);
    Map<String, Object> template =
        templates.getOrDefault(
            name, templates.getOrDefault(name.replaceFirst("\\.[^.]*$", ""), Map.of()));
    Set<String> declared = new TreeSet<>();
    Set<String> needed = new TreeSet<>();
    CfnYaml.section(template, "Parameters")
        .forEach(
            (id, parameter) -> {
              declared.add(id);
              if (!parameter.containsKey("Default")) {
                needed.add(id);
              }
            });
    Set<String> given = new TreeSet<>();
    for (var value : parse(text).path("Parameters").properties()) {
      given.add(value.getKey());
      assertTrue(value.getValue().isTextual(), file + ": " + value.getKey() + " is no text");
    }
    Set<String> unknown = new TreeSet<>(given);
    unknown.removeAll(declared);
    assertEquals(Set.of(), unknown, file + ": values of no parameter");
    needed.removeAll(given);
    assertEquals(Set.of(), needed, file + ": parameters without a value");
  }

  private static JsonNode parse(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new AssertionError("not JSON:\n" + text, e);
    }
  }
}
