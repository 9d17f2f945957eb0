package dev.fargen.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.fargen.cli.KeyPlace;
import dev.fargen.compile.Compilation;
import dev.fargen.compile.CompiledEnvironment;
import dev.fargen.compile.Compiler;
import dev.fargen.diag.SourceFile;
import dev.fargen.diag.Span;
import dev.fargen.diag.SpecException;
import dev.fargen.spec.form.Default;
import dev.fargen.spec.form.Form;
import dev.fargen.spec.form.Key;
import dev.fargen.spec.form.Scalar;
import dev.fargen.testing.CfnYaml;
import dev.fargen.testing.TextFiles;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** A default stands in its key: whoever writes it out gets what a spec without it gets. */
class DefaultsTest {

  private static final Collection<String> TEXTS =
      TextFiles.read(Path.of("src/test/resources/defaults")).values();

  /**
   * Specs that say little beyond what must be said, and have between them every block with a
   * default in it; one that none has is there as its example.
   */
  private static final List<Map<String, Object>> SPECS =
      TEXTS.stream()
          .flatMap(text -> Stream.of("CREATE_UPDATE", "REPLACE_ON_FAILURE").map(m -> spec(text, m)))
          .toList();

  private static final String LITERAL =
      "(?:Given\\.of\\(|Text\\.of\\(|new \\w+\\()*(?:\"[^\"]*\"(?!\\s*\\+)|[0-9]|true\\b|false\\b|DEFAULT)";

  /** A key, and a literal in place of what the section lacks. */
  private static final Pattern PASSED =
      Pattern.compile(
          "\\.(?:or|value)\\(\\s*[\\w.]*\\b[A-Z_]{2,},\\s*"
              + LITERAL
              + "|\\.get\\(\\s*[\\w.]*\\b[A-Z_]{2,}\\s*\\)(?:\\s*\\.\\w+\\([^;]*?\\))*?"
              + "\\s*\\.orElse(?:Get)?\\((?:\\(\\) -> )?"
              + LITERAL);

  private static final Pattern DURATION = Pattern.compile("([0-9]+)([smhd])");

  /** AWS has it by itself, so that it is not written unless the spec writes it. */
  private static final Set<String> LEFT_TO_AWS =
      Set.of("databases.<name>.port", "workloads.<name>.scaling.resolution");

  /** Other values, where neither the definition nor the example gives one that may be. */
  private static final Map<String, Object> OTHERS =
      Map.ofEntries(
          Map.entry("network.create.cidr", "10.1.0.0/16"),
          Map.entry("workloads.<name>.deployment.min_healthy", "50"),
          Map.entry("workloads.<name>.deployment.hooks[].timeout", "2h"),
          Map.entry("volumes.<name>.access_point", false),
          Map.entry("queues.<name>.receive_wait", "10s"),
          Map.entry("pipeline.source.branch", "release"),
          Map.entry("workloads.<name>.http.auth.session_timeout", "1h"),
          Map.entry("alarms.balancer_errors", "2"),
          Map.entry("alarms.dead_letters", "2"),
          Map.entry("alarms.errors", "2"),
          Map.entry("alarms.running", "2"),
          Map.entry("alarms.schedules", "2"),
          Map.entry("alarms.unhealthy", "2"),
          Map.entry("alarms.cpu", "80"),
          Map.entry("alarms.memory", "80"));

  @TestFactory
  Stream<DynamicTest> isAValueOfItsKeyAndStandsInItsWords() {
    return places().map(place -> dynamicTest(place.path(), () -> reads(place.key())));
  }

  private static void reads(Key<?> key) {
    List<String> values = values(key);
    for (int i = 0; i < values.size(); i++) {
      assertFalse(String.valueOf(key.absent(Span.START, i)).isEmpty());
    }
    String words = key.fallback().orElseThrow();
    assertTrue(values.stream().anyMatch(value -> words.contains(bare(value))), words);
  }

  /** A default that is a parameter is one that is named. */
  private static String bare(String value) {
    return value.replaceAll("[${}]", "");
  }

  @TestFactory
  Stream<DynamicTest> isTheSameWrittenOut() {
    return places()
        .filter(place -> !LEFT_TO_AWS.contains(place.path()))
        .flatMap(
            place ->
                values(place.key()).stream()
                    .map(
                        value ->
                            dynamicTest(
                                place.path() + ": " + value, () -> writtenOut(place, value))));
  }

  private static void writtenOut(KeyPlace place, String value) {
    boolean only = values(place.key()).size() == 1;
    List<List<String>> same = new ArrayList<>();
    for (Map<String, Object> spec : SPECS) {
      for (List<String> block : blocks(spec, place.path())) {
        Outcome without = outcome(spec, block, place.key(), Optional.empty());
        Outcome with = outcome(spec, block, place.key(), Optional.of(tree(value)));
        if (without.valid() && with.valid() && (only || with.equals(without))) {
          assertEquals(without.files(), with.files(), () -> "in " + block);
          same.add(block);
        }
      }
    }
    assertFalse(same.isEmpty(), "no spec has it");
  }

  @TestFactory
  Stream<DynamicTest> isNotTheSameAsAnotherValue() {
    return places()
        .filter(place -> values(place.key()).size() == 1)
        .filter(place -> !values(place.key()).get(0).startsWith("${"))
        .map(place -> dynamicTest(place.path(), () -> another(place)));
  }

  private static void another(KeyPlace place) {
    Object other = OTHERS.getOrDefault(place.path(), other(place.key()));
    boolean differs =
        SPECS.stream()
            .anyMatch(
                spec ->
                    blocks(spec, place.path()).stream()
                        .anyMatch(
                            block -> {
                              Outcome with = outcome(spec, block, place.key(), Optional.of(other));
                              return with.valid()
                                  && !with.equals(
                                      outcome(spec, block, place.key(), Optional.empty()));
                            }));
    assertTrue(differs, other + " changes nothing");
  }

  private static Object other(Key<?> key) {
    Form<?> form = key.form().bare();
    String value = values(key).get(0);
    if (form instanceof Scalar.Truth) {
      return !Boolean.parseBoolean(value);
    }
    if (form instanceof Scalar.OneOf one) {
      return one.choices().stream().filter(word -> !word.equals(value)).findFirst().orElseThrow();
    }
    if (form instanceof Scalar.Whole || form instanceof Scalar.Decimal) {
      return new BigDecimal(value).add(BigDecimal.ONE);
    }
    Matcher duration = DURATION.matcher(value);
    if (duration.matches()) {
      return Integer.parseInt(duration.group(1)) + 1 + duration.group(2);
    }
    return Objects.requireNonNull(CfnYaml.template(key.example()).get(key.name()));
  }

  /** Resolvers ask the key, and choose or find out what it leaves open. */
  @Test
  void noneIsPassedToASection() {
    Map<String, List<String>> passed = new TreeMap<>();
    TextFiles.read(Path.of("src/main/java"))
        .forEach(
            (file, text) -> {
              List<String> found =
                  PASSED.matcher(text).results().map(MatchResult::group).distinct().toList();
              boolean foreign = file.startsWith("dev/fargen/migrate/"); // has no sections
              if (!found.isEmpty() && !foreign) {
                passed.put(file, found);
              }
            });
    assertEquals(Map.of(), passed);
  }

  /**
   * What becomes of a spec.
   *
   * @param files all that it is compiled to; where it is refused, why
   */
  private record Outcome(boolean valid, Map<String, String> files) {}

  private static Outcome outcome(
      Map<String, Object> spec, List<String> block, Key<?> key, Optional<Object> value) {
    Object copy = RandomTree.copy(spec);
    Map<String, Object> there = map(at(copy, block));
    there.remove(key.name());
    value.ifPresent(one -> there.put(key.name(), one));
    Map<String, String> files = new TreeMap<>();
    try {
      Compilation compiled =
          Compiler.compile(new SourceFile("spec.yml", new SpecText(map(copy)).toString()));
      files.putAll(compiled.templates());
      files.putAll(compiled.params());
      for (CompiledEnvironment one : compiled.environments()) {
        files.put(
            one.name(),
            one.environment().delivery().mode()
                + " "
                + one.environment().delivery().terminationProtection());
      }
      return new Outcome(true, files);
    } catch (SpecException e) {
      e.diagnostics().inFileOrder().forEach(one -> files.put(one.message(), one.code().word()));
      return new Outcome(false, files);
    }
  }

  /** The places of the blocks in which the key of the path may stand. */
  private static List<List<String>> blocks(Map<String, Object> spec, String path) {
    List<String> steps = List.of(path.replace("[]", ".<name>").split("\\."));
    List<List<String>> blocks = List.of(List.of());
    for (String step : steps.subList(0, steps.size() - 1)) {
      blocks =
          blocks.stream()
              .flatMap(
                  block ->
                      steps(at(spec, block))
                          .filter(name -> step.equals("<name>") || step.equals(name))
                          .map(name -> Stream.concat(block.stream(), Stream.of(name)).toList()))
              .toList();
    }
    return blocks.stream().filter(block -> at(spec, block) instanceof Map).toList();
  }

  private static Stream<String> steps(Object node) {
    if (node instanceof List<?> list) {
      return IntStream.range(0, list.size()).mapToObj(String::valueOf);
    }
    return node instanceof Map<?, ?> map ? map.keySet().stream().map(String::valueOf) : Stream.of();
  }

  private static Object at(Object node, List<String> path) {
    Object at = node;
    for (String step : path) {
      Object next =
          at instanceof List<?> list ? list.get(Integer.parseInt(step)) : map(at).get(step);
      at = Objects.requireNonNull(next);
    }
    return at;
  }

  private static Stream<KeyPlace> places() {
    return KeyPlace.all().stream().filter(place -> !values(place.key()).isEmpty());
  }

  private static List<String> values(Key<?> key) {
    return key.absence().map(Default::values).orElse(List.of());
  }

  /** The blocks with a default in them that no text has. */
  private static Stream<KeyPlace> lacking() {
    List<Map<String, Object>> specs = TEXTS.stream().map(CfnYaml::template).toList();
    Set<String> paths =
        places()
            .map(KeyPlace::path)
            .filter(path -> specs.stream().allMatch(spec -> blocks(spec, path).isEmpty()))
            .map(path -> path.replaceAll("(\\[]|\\.<name>)?\\.[^.]+$", ""))
            .collect(Collectors.toSet());
    return KeyPlace.all().stream().filter(place -> paths.contains(place.path()));
  }

  /** As it would be written: a list is one, all else is text. */
  private static Object tree(String value) {
    return value.startsWith("[") ? CfnYaml.read(value) : value;
  }

  private static Map<String, Object> spec(String text, String mode) {
    Map<String, Object> spec = map(RandomTree.copy(CfnYaml.read(text)));
    lacking()
        .forEach(
            block ->
                blocks(spec, block.path())
                    .forEach(
                        in -> map(at(spec, in)).putAll(CfnYaml.template(block.key().example()))));
    map(spec.get("environments")).values().forEach(one -> map(one).put("mode", mode));
    return spec;
  }

  @SuppressWarnings("unchecked") // maps of a spec have texts for keys
  private static Map<String, Object> map(@Nullable Object value) {
    return (Map<String, Object>) Objects.requireNonNull(value);
  }
}
