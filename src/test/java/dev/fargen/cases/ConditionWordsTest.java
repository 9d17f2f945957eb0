package dev.fargen.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.fargen.testing.CfnYaml;
import dev.fargen.testing.TextFiles;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The parameter of a condition says what it does, without names that only fargen knows. */
class ConditionWordsTest {

  private static final Pattern CAMEL_CASE = Pattern.compile("[A-Z]+[a-z]+[A-Z]\\w*");

  /** A verb first: {@code Enables access logs}. */
  private static final Pattern VERB_PHRASE = Pattern.compile("[A-Z][a-z]+s .+[^.]");

  /** What the user has named, under `resources` and `outputs`, and its properties. */
  private static final Pattern GIVEN =
      Pattern.compile("(.* in )?the (resource|output) \\w+( instead of .*)?$");

  @Test
  void theySayWhatTheyDo() {
    Set<String> found = new TreeSet<>();
    for (Path folder : List.of(Case.ALL, Path.of("templates"))) {
      TextFiles.read(folder)
          .forEach(
              (file, text) -> {
                if (file.endsWith(".template.yml")) {
                  found.addAll(wrong(CfnYaml.template(text)));
                }
              });
    }
    assertEquals(Set.of(), found);
  }

  @Test
  void theRuleFindsNamesThatOnlyFargenKnows() {
    assertFalse(isPlain("Sets TheCommand of web", Set.of()));
    assertFalse(isPlain("Creates Cluster", Set.of("Cluster")));
    assertFalse(isPlain("Whether this environment has access logs", Set.of()));
  }

  private static Set<String> wrong(Map<String, Object> template) {
    Set<String> ids = new TreeSet<>(CfnYaml.section(template, "Resources").keySet());
    ids.addAll(CfnYaml.section(template, "Outputs").keySet());
    Set<String> found = new TreeSet<>();
    CfnYaml.section(template, "Parameters")
        .forEach(
            (name, parameter) -> {
              String words = String.valueOf(parameter.get("Description"));
              boolean decides = List.of("true", "false").equals(parameter.get("AllowedValues"));
              if (name.startsWith("With") && decides && !isPlain(words, ids)) {
                found.add(words);
              }
            });
    return found;
  }

  private static boolean isPlain(String words, Set<String> ids) {
    String own = GIVEN.matcher(words).replaceFirst("");
    for (String word : own.split(" ", -1)) {
      if (ids.contains(word) || CAMEL_CASE.matcher(word).matches()) {
        return false;
      }
    }
    return VERB_PHRASE.matcher(words).matches() && !words.startsWith("Whether ");
  }
}
