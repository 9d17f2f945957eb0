package dev.fargen.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.fargen.compile.Compilation;
import dev.fargen.compile.Compiler;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostics;
import dev.fargen.diag.SourceFile;
import dev.fargen.spec.SpecKeys;
import dev.fargen.spec.form.Form;
import dev.fargen.spec.form.Key;
import dev.fargen.spec.form.ParameterUses;
import dev.fargen.spec.form.Reading;
import dev.fargen.spec.form.Shape;
import dev.fargen.testing.TextFiles;
import dev.fargen.yaml.MapNode;
import dev.fargen.yaml.Node;
import dev.fargen.yaml.YamlReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The pages about keys and codes are what the definitions say, and say enough of each key. */
class SpecReferenceTest {

  private static final Path DOCS = Path.of("src/docs");
  private static final Pattern YAML = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);
  private static final Pattern HEADING = Pattern.compile("(?m)^## (.*)$");
  private static final Pattern LINK = Pattern.compile("\\]\\(#([^)]*)\\)");

  @TestFactory
  Stream<DynamicTest> whatIsMadeOfTheDefinitionsIsCommitted() {
    return Map.<String, Supplier<String>>of(
            "spec.md", SpecReference::print,
            "spec.schema.json", SpecSchema::print,
            "diagnostics.md", DiagnosticsPage::print)
        .entrySet()
        .stream()
        .map(page -> dynamicTest(page.getKey(), () -> check(page.getKey(), page.getValue())));
  }

  private static void check(String name, Supplier<String> print) throws IOException {
    Path file = DOCS.resolve(name);
    String page = print.get();
    if (Boolean.getBoolean("fargen.accept")
        && !(Files.exists(file) && page.equals(Files.readString(file)))) {
      Files.writeString(file, page);
      fail(file + " was rewritten: read the difference, then run again");
    }
    TextFiles.same(file.toString(), Files.readString(file), page);
  }

  @Test
  void everyKeyHasAMeaningAnEndAndAnExample() {
    List<Key<?>> keys = new ArrayList<>();
    collect(SpecKeys.SHAPE, keys, new HashSet<>());
    assertAll(
        keys.stream()
            .map(
                key ->
                    () -> {
                      assertFalse(key.meaning().isBlank(), key.name() + " has no meaning");
                      assertFalse(key.becomes().isEmpty(), key.name() + " becomes nothing");
                      assertFalse(key.example().isEmpty(), key.name() + " has no example");
                    }));
  }

  @Test
  void theSpecOfTheIntroductionIsValid() {
    String spec =
        YAML.matcher(SpecReference.print())
            .results()
            .map(block -> block.group(1))
            .collect(Collectors.joining("\n"));
    Compilation compiled = Compiler.compile(new SourceFile("spec.yml", spec));
    assertEquals(
        List.of("dev", "prod"), compiled.environments().stream().map(one -> one.name()).toList());
    assertTrue(
        compiled.diagnostics().inFileOrder().stream()
            .noneMatch(one -> one.code() == Code.ALLOW_HITS_NOTHING));
  }

  @Test
  void everyLinkLeadsToAHeading() {
    String page = SpecReference.print();
    List<String> anchors =
        HEADING
            .matcher(page)
            .results()
            .map(heading -> heading.group(1).toLowerCase(Locale.ROOT))
            .map(heading -> heading.replaceAll("[^a-z0-9_ -]", "").replace(' ', '-'))
            .toList();
    assertEquals(anchors.size(), new HashSet<>(anchors).size(), "a heading stands twice");
    LINK.matcher(page)
        .results()
        .forEach(link -> assertTrue(anchors.contains(link.group(1)), link.group()));
  }

  @Test
  void everyExampleIsOfItsKeysForm() {
    List<Key<?>> keys = new ArrayList<>();
    collect(SpecKeys.SHAPE, keys, new HashSet<>());
    assertAll(keys.stream().map(key -> () -> example(key)));
  }

  private static void example(Key<?> key) {
    Diagnostics found = new Diagnostics(new SourceFile("example", key.example()));
    Node value = YamlReader.read(found).flatMap(map -> map.entry(key.name())).orElseThrow().value();
    MapNode none = new MapNode(Map.of(), value.span());
    Reading reading = new Reading(found, key.name(), none, new ParameterUses());
    assertTrue(key.form().given(value, reading).isPresent(), key.name());
    assertEquals(List.of(), found.inFileOrder(), key.name());
  }

  private static void collect(Shape shape, List<Key<?>> keys, Set<Shape> seen) {
    if (seen.add(shape)) {
      keys.addAll(shape.keys());
      shape.keys().forEach(key -> collect(key.form(), keys, seen));
    }
  }

  private static void collect(Form<?> form, List<Key<?>> keys, Set<Shape> seen) {
    form.parts().forEach(part -> collect(part.form(), keys, seen));
    form.shape().ifPresent(shape -> collect(shape, keys, seen));
  }
}
