package dev.fargen.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.fargen.testing.CfnYaml;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Every reference of a template leads somewhere, and everything it declares is used. */
final class TemplateProof {
  private static final Pattern IN_SUB = Pattern.compile("\\$\\{([^!}][^}]*)}");

  private final String file;
  private final Map<String, Object> template;
  private final Set<String> parameters;
  private final Set<String> conditions;
  private final Set<String> resources;
  private final Set<String> usedNames = new TreeSet<>();
  private final Set<String> usedConditions = new TreeSet<>();
  private final Set<String> dangling = new TreeSet<>();

  TemplateProof(String file, Map<String, Object> template) {
    this.file = file;
    this.template = template;
    this.parameters = CfnYaml.section(template, "Parameters").keySet();
    this.conditions = CfnYaml.section(template, "Conditions").keySet();
    this.resources = CfnYaml.section(template, "Resources").keySet();
  }

  void check() {
    CfnYaml.section(template, "Conditions").values().forEach(this::look);
    for (Map<String, Object> resource : CfnYaml.section(template, "Resources").values()) {
      look(resource.getOrDefault("Properties", Map.of()));
      whole(resource);
      for (Object needed : list(resource.getOrDefault("DependsOn", List.of()))) {
        require(resources.contains(needed), "DependsOn " + needed);
      }
    }
    for (Map<String, Object> output : CfnYaml.section(template, "Outputs").values()) {
      look(output);
      whole(output);
    }
    usedConditions.stream()
        .filter(condition -> !conditions.contains(condition))
        .forEach(condition -> dangling.add("Condition " + condition));
    assertEquals(Set.of(), dangling, file + ": leads nowhere");
    assertEquals(Set.of(), without(parameters, usedNames), file + ": parameters never used");
    assertEquals(Set.of(), without(conditions, usedConditions), file + ": conditions never used");
  }

  /** The condition under which all of it exists. */
  private void whole(Map<String, Object> declaration) {
    if (declaration.get("Condition") instanceof String condition) {
      usedConditions.add(condition);
    }
  }

  private void look(Object value) {
    if (value instanceof Map<?, ?> map) {
      if (map.size() == 1) {
        map.forEach((name, argument) -> call(String.valueOf(name), argument));
      }
      map.values().forEach(this::look);
    } else if (value instanceof Collection<?> items) {
      items.forEach(this::look);
    }
  }

  private void call(String name, Object argument) {
    switch (name) {
      case "Ref" -> name(argument);
      case "Fn::GetAtt" -> attribute(String.valueOf(list(argument).get(0)));
      case "Fn::Sub" -> sub(list(argument));
      case "Fn::If" -> usedConditions.add(String.valueOf(list(argument).get(0)));
      case "Condition" -> {
        if (argument instanceof String condition) {
          usedConditions.add(condition);
        }
      }
      default -> {}
    }
  }

  private void name(Object name) {
    usedNames.add(String.valueOf(name));
    boolean known =
        String.valueOf(name).startsWith("AWS::")
            || parameters.contains(name)
            || resources.contains(name);
    require(known, "!Ref " + name);
  }

  private void attribute(String resource) {
    require(resources.contains(resource), "!GetAtt " + resource);
  }

  private void sub(List<?> arguments) {
    Map<?, ?> own = arguments.size() > 1 ? (Map<?, ?>) arguments.get(1) : Map.of();
    Matcher matcher = IN_SUB.matcher(String.valueOf(arguments.get(0)));
    while (matcher.find()) {
      String name = matcher.group(1);
      if (name.contains(".")) {
        attribute(name.substring(0, name.indexOf('.')));
      } else if (!own.containsKey(name)) {
        name(name);
      }
    }
  }

  private void require(boolean holds, String reference) {
    if (!holds) {
      dangling.add(reference);
    }
  }

  private static List<?> list(Object value) {
    return value instanceof List<?> list ? list : List.of(value);
  }

  private static Set<String> without(Set<String> all, Set<String> used) {
    Set<String> rest = new TreeSet<>(all);
    rest.removeAll(used);
    return rest;
  }
}
