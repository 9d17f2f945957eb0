package dev.fargen.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.fargen.diag.Diagnostics;
import dev.fargen.diag.SourceFile;
import dev.fargen.diag.Span;
import dev.fargen.spec.form.ParameterUses;
import dev.fargen.spec.form.Reading;
import dev.fargen.yaml.MapNode;
import dev.fargen.yaml.ScalarNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** The parameters of durations are numbers in the template and in the params files. */
class DurationsOfParametersTest {

  private static final Path CASE = Path.of("src/test/resources/cases/durations-by-parameters");
  private static final Span PLACE = new Span(1, 1, 1, 8);
  private static final Set<String> NAMED =
      Set.of(
          "caches",
          "buckets",
          "databases",
          "environments",
          "parameters",
          "queues",
          "sidecars",
          "volumes",
          "workloads");

  @Test
  void theCaseHasEveryDuration() throws IOException {
    Set<String> written = new TreeSet<>();
    collect(new Yaml().load(Files.readString(CASE.resolve("spec.yml"))), "", false, written);
    Set<String> missing = new TreeSet<>();
    for (KeyPlace place : KeyPlace.all()) {
      if (isDuration(place) && !written.contains(place.path())) {
        missing.add(place.path());
      }
    }
    assertEquals(Set.of(), missing);
  }

  private static boolean isDuration(KeyPlace place) {
    ParameterUses uses = new ParameterUses();
    Diagnostics diagnostics = new Diagnostics(new SourceFile("spec.yml", "${Name}"));
    MapNode none = new MapNode(Map.of(), PLACE);
    place
        .key()
        .form()
        .read(
            new ScalarNode("${Name}", true, PLACE),
            new Reading(diagnostics, place.key().name(), none, uses));
    return !uses.durations().isEmpty();
  }

  /** The places of the values that are parameters. */
  private static void collect(Object value, String path, boolean named, Set<String> found) {
    if (value instanceof Map<?, ?> map) {
      map.forEach(
          (key, one) -> {
            String segment = named ? "<name>" : String.valueOf(key);
            String below = path.isEmpty() ? segment : path + "." + segment;
            collect(one, below, !named && NAMED.contains(segment), found);
          });
    } else if (value instanceof List<?> list) {
      list.forEach(one -> collect(one, path + "[]", false, found));
    } else if (String.valueOf(value).startsWith("${")) {
      found.add(path);
    }
  }

  @Test
  void allOfThemAreNumbers() throws IOException {
    String template = Files.readString(CASE.resolve("expected/templates/shop.template.yml"));
    assertFalse(template.contains("Default: 90s"), template);
    assertTrue(template.contains("AllowedValues: [\"60\", \"120\"]"), template);
    try (Stream<Path> files = Files.list(CASE.resolve("expected/params"))) {
      for (Path file : files.toList()) {
        JsonNode parameters = new ObjectMapper().readTree(file.toFile()).path("Parameters");
        parameters
            .properties()
            .forEach(
                one ->
                    assertFalse(
                        one.getValue().asText().matches("[0-9]+[smhd]"),
                        () -> file.getFileName() + " has " + one));
      }
    }
  }
}
