package dev.fargen.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.fargen.cli.KeyPlace;
import dev.fargen.compile.Compilation;
import dev.fargen.compile.Compiler;
import dev.fargen.diag.SourceFile;
import dev.fargen.diag.SpecException;
import dev.fargen.spec.SpecKeys;
import dev.fargen.spec.form.Form;
import dev.fargen.spec.form.Key;
import dev.fargen.spec.form.Scalar;
import dev.fargen.spec.form.Shape;
import dev.fargen.testing.CfnYaml;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * A parameter in place of a value brings the same value into the template as the value itself: each
 * value of each key, in the specs of the cases and examples, or added to them, is written as a
 * parameter, and the template with the parameter is compared with the one without.
 */
class TranslatedWordsTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String NAME = "ZzWord";
  private static final String ENVIRONMENT = "zzenv";

  /** A scalar of the spec, and the values that it may have. */
  private record Place(Key<?> key, String name, List<Object> path, Set<String> values) {}

  /** Specs that a key is added to, until one compiles with it. */
  private static final int TRIES = 20;

  private final Set<Key<?>> compared = new HashSet<>();
  private final Map<Key<?>, Integer> tried = new HashMap<>();
  private final Set<String> faults = new TreeSet<>();

  @Test
  void aParameterBringsTheSameValue() {
    List<Map<String, Object>> specs = new ArrayList<>();
    files().forEach(file -> ofOneEnvironment(tree(file)).ifPresent(specs::add));
    specs.forEach(spec -> check(spec, places(spec, false)));
    for (Map<String, Object> spec : specs) {
      List<Place> places = places(spec, true);
      places.removeIf(place -> !isMissing(place.key()) || TRIES < tries(place.key()));
      check(spec, places);
    }
    assertEquals("", String.join("\n", faults));
    long missing = KeyPlace.all().stream().filter(place -> isMissing(place.key())).count();
    assertTrue(
        missing * 3 < compared.size(), missing + " missing, " + compared.size() + " compared");
  }

  private int tries(Key<?> key) {
    return tried.merge(key, 1, Integer::sum);
  }

  /** Whether the key takes a reference in place of a word, and none has been compared. */
  private boolean isMissing(Key<?> key) {
    return !compared.contains(key) && takesWords(key.form());
  }

  private static boolean takesWords(Form<?> form) {
    return !form.refusesReferences() && form.bare() instanceof Scalar<?>;
  }

  private static List<Path> files() {
    List<Path> all = new ArrayList<>(Examples.all());
    Case.all().stream()
        .filter(one -> !one.expected().getOrDefault("diagnostics.txt", "").contains("error["))
        .forEach(one -> all.add(one.folder().resolve("spec.yml")));
    return all.stream().filter(Files::isRegularFile).toList();
  }

  /** The spec with one environment, which has nothing of its own. */
  private static Optional<Map<String, Object>> ofOneEnvironment(Map<String, Object> spec) {
    Map<String, Object> tree = new LinkedHashMap<>(spec);
    tree.put("environments", Map.of(ENVIRONMENT, Map.of()));
    tree.remove("pipeline");
    return compile(tree).map(compilation -> tree);
  }

  private static Map<String, Object> tree(Path file) {
    try {
      return CfnYaml.template(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Optional<Compilation> compile(Map<String, Object> tree) {
    try {
      return Optional.of(
          Compiler.compile(new SourceFile("spec.yml", new SpecText(tree).toString())));
    } catch (SpecException e) {
      return Optional.empty();
    }
  }

  /**
   * The scalars of a spec.
   *
   * @param absent whether also those that its blocks may have, with the values of their examples
   */
  private static List<Place> places(Map<String, Object> tree, boolean absent) {
    List<Place> places = new ArrayList<>();
    block(tree, SpecKeys.SHAPE, "", List.of(), absent, places);
    return places;
  }

  private void check(Map<String, Object> tree, List<Place> places) {
    for (Place place : places) {
      if (!compared.contains(place.key())) {
        place.values().forEach(value -> check(tree, place, value));
      }
    }
  }

  private void check(Map<String, Object> tree, Place place, String value) {
    Optional<Compilation> literal = compile(with(tree, place.path(), value));
    Optional<Compilation> named =
        literal.flatMap(
            one -> {
              Map<String, Object> other = with(tree, place.path(), "${" + NAME + "}");
              other.put(
                  "environments", Map.of(ENVIRONMENT, Map.of("parameters", Map.of(NAME, value))));
              return compile(other);
            });
    if (named.isPresent()) {
      Object given = given(named.get());
      compared.add(place.key());
      compare(
          place.name() + ": " + value,
          CfnYaml.template(literal.get().text()).get("Resources"),
          CfnYaml.template(named.get().text()).get("Resources"),
          given);
    }
  }

  private static String given(Compilation compilation) {
    try {
      JsonNode file = JSON.readTree(compilation.params().values().iterator().next());
      return file.at("/Parameters/" + NAME).asText();
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  /** Where the template has the parameter, the other one has its value. */
  private void compare(
      String what, @Nullable Object literal, @Nullable Object named, Object given) {
    if (named instanceof Map<?, ?> map && map.equals(Map.of("Ref", NAME))) {
      if (!String.valueOf(literal).equals(given)) {
        faults.add(what + " is " + literal + " in the template, and " + given + " by a parameter");
      }
    } else if (named instanceof Map<?, ?> map && literal instanceof Map<?, ?> other) {
      map.forEach((key, one) -> compare(what, other.get(key), one, given));
    } else if (named instanceof List<?> list && literal instanceof List<?> other) {
      boolean same = other.stream().anyMatch(one -> String.valueOf(one).equals(given));
      for (int i = 0; i < list.size() && i < other.size(); i++) {
        if (!same || !Map.of("Ref", NAME).equals(list.get(i))) { // the order may be another
          compare(what, other.get(i), list.get(i), given);
        }
      }
    }
  }

  /** The scalars of the spec, each with the values that it may have. */
  private static void find(
      @Nullable Object value,
      Form<?> form,
      Key<?> key,
      String name,
      List<Object> path,
      boolean absent,
      List<Place> found) {
    for (Form.Part part : form.parts()) {
      if (part.path().isEmpty()) {
        find(value, part.form(), key, name, path, absent, found);
      } else if (value instanceof Map<?, ?> map && part.path().equals(".<name>")) {
        map.forEach(
            (one, inner) ->
                find(inner, part.form(), key, name + ".<name>", plus(path, one), absent, found));
      } else if (value instanceof List<?> list && part.path().equals("[]")) {
        for (int i = 0; i < list.size(); i++) {
          find(list.get(i), part.form(), key, name + "[]", plus(path, i), absent, found);
        }
      }
    }
    if (form.parts().isEmpty() && value instanceof Map<?, ?> map && form.shape().isPresent()) {
      block(map, form.shape().get(), name, path, absent, found);
    } else if (takesWords(form) && !key.form().refusesReferences() && isPlain(value)) {
      Set<String> values = new LinkedHashSet<>(words(form));
      values.add(String.valueOf(value));
      found.add(new Place(key, name, path, values));
    }
  }

  private static void block(
      Map<?, ?> map,
      Shape shape,
      String name,
      List<Object> path,
      boolean absent,
      List<Place> found) {
    for (Key<?> one : shape.keys()) {
      Object value = map.get(one.name());
      if (value == null && absent) {
        value = CfnYaml.template(one.example()).get(one.name());
      }
      List<Object> below = plus(path, one.name());
      find(value, one.form(), one, name + "." + one.name(), below, absent, found);
    }
  }

  /** Whether it is a scalar without references. */
  private static boolean isPlain(@Nullable Object value) {
    return value != null
        && !(value instanceof Map)
        && !(value instanceof List)
        && !String.valueOf(value).contains("${");
  }

  private static List<String> words(Form<?> form) {
    if (form.bare() instanceof Scalar.OneOf words) {
      return words.choices();
    }
    return form.bare() instanceof Scalar.Truth ? List.of("true", "false") : List.of();
  }

  private static List<Object> plus(List<Object> path, Object last) {
    List<Object> longer = new ArrayList<>(path);
    longer.add(last);
    return longer;
  }

  /** A copy with another value at the path. */
  private static Map<String, Object> with(
      Map<String, Object> tree, List<Object> path, String value) {
    Map<String, Object> copy = new LinkedHashMap<>(tree);
    Object first = path.get(0);
    copy.put(String.valueOf(first), replaced(tree.get(first), path.subList(1, path.size()), value));
    return copy;
  }

  private static Object replaced(@Nullable Object tree, List<Object> path, String value) {
    if (path.isEmpty()) {
      return value;
    }
    List<Object> rest = path.subList(1, path.size());
    if (path.get(0) instanceof Integer index) {
      List<Object> copy = new ArrayList<>();
      if (tree instanceof List<?> list) {
        copy.addAll(list);
      }
      Object old = index < copy.size() ? copy.remove((int) index) : Map.of();
      copy.add(index, replaced(old, rest, value));
      return copy;
    }
    Map<Object, Object> copy = new LinkedHashMap<>();
    if (tree instanceof Map<?, ?> map) {
      copy.putAll(map);
    }
    copy.put(path.get(0), replaced(copy.get(path.get(0)), rest, value));
    return copy;
  }
}
