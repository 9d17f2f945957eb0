package dev.fargen.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.fargen.testing.CfnYaml;
import dev.fargen.testing.TextFiles;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** People read what an environment has or not: the parameter says it without any logical id. */
class ConditionWordsTest {

  private static final String BEGIN = "Whether this environment has ";
  private static final Pattern CAMEL_CASE = Pattern.compile("[A-Z]+[a-z]+[A-Z]\\w*");

  /**
   * What is not said in words yet, most of it because no emitter names a cause for it. The list may
   * only become shorter.
   */
  private static final Set<String> KNOWN =
      Set.of(
          "Alarm",
          "CapacityProviderStrategy of JobSchedule",
          "CapacityProviderStrategy of WebService",
          "Command of WebTaskDefinition",
          "Denials",
          "DenialsArn",
          "Environment DEBUG of WebTaskDefinition",
          "Environment ONLY_PROD of WebTaskDefinition",
          "Environment QUEUE of WebTaskDefinition",
          "Environment of WebTaskDefinition",
          "LinuxParameters of OtherTaskDefinition",
          "Memory of WebTaskDefinition",
          "Policies of WebTaskRole",
          "Resource of TidyTaskRole as it is here",
          "RuntimePlatform of OtherTaskDefinition",
          "State of TidySchedule as it is here",
          "Tmpfs /run of WebTaskDefinition");

  @Test
  void sayWhatItIsWithoutLogicalIds() {
    Set<String> found = new TreeSet<>();
    for (Path folder : List.of(Case.ALL, Path.of("templates"))) {
      TextFiles.read(folder)
          .forEach(
              (file, text) -> {
                if (file.endsWith(".template.yml")) {
                  found.addAll(withLogicalIds(CfnYaml.template(text)));
                }
              });
    }
    assertEquals(new TreeSet<>(KNOWN), found);
  }

  private static Set<String> withLogicalIds(Map<String, Object> template) {
    Set<String> ids = new TreeSet<>(CfnYaml.section(template, "Resources").keySet());
    ids.addAll(CfnYaml.section(template, "Outputs").keySet());
    Set<String> found = new TreeSet<>();
    CfnYaml.section(template, "Parameters")
        .forEach(
            (name, parameter) -> {
              String words = String.valueOf(parameter.get("Description"));
              if (name.startsWith("With") && words.startsWith(BEGIN)) {
                String what = words.substring(BEGIN.length());
                for (String word : what.split(" ", -1)) {
                  if (ids.contains(word) || CAMEL_CASE.matcher(word).matches()) {
                    found.add(what);
                  }
                }
              }
            });
    return found;
  }
}
