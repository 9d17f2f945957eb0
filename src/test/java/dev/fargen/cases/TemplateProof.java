package dev.fargen.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.fargen.cfn.Calls;
import dev.fargen.cfn.Calls.Setting;
import dev.fargen.cfn.Document;
import dev.fargen.cfn.Kinds;
import dev.fargen.cfn.Pseudo;
import dev.fargen.cfn.Reference;
import dev.fargen.cfn.Reference.Kind;
import dev.fargen.cfn.References;
import dev.fargen.testing.CfnValues;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Every reference of a template leads somewhere, everything it declares is used, and every function
 * gets what it takes.
 */
final class TemplateProof {
  private final String file;
  private final Document template;
  private final Set<String> usedNames = new TreeSet<>();
  private final Set<String> usedConditions = new TreeSet<>();
  private final Set<String> dangling = new TreeSet<>();

  TemplateProof(String file, Map<String, Object> template) {
    this.file = file;
    this.template = CfnValues.document(template);
  }

  /** Whether CloudFormation adds entries to the template, and so names. */
  private boolean hasLoop() {
    return template.section("Resources").keySet().stream()
        .anyMatch(id -> id.startsWith("Fn::ForEach::"));
  }

  void check() {
    References.of(template).forEach(this::look);
    if (!hasLoop()) {
      assertEquals(Set.of(), dangling, file + ": leads nowhere");
    }
    assertEquals(Set.of(), without("Parameters", usedNames), file + ": parameters never used");
    assertEquals(Set.of(), without("Conditions", usedConditions), file + ": conditions never used");
    Set<String> shared = new TreeSet<>(ids("Parameters"));
    shared.retainAll(ids("Resources"));
    assertEquals(Set.of(), shared, file + ": parameters named like resources");
    boolean extended = template.content().entries().containsKey("Transform");
    Setting setting = new Setting(extended, true, Kinds.ALONE);
    assertEquals(List.of(), Calls.faults(template.content(), setting), file + ": arguments");
  }

  private void look(Reference reference) {
    Kind kind = reference.kind();
    (kind == Kind.CONDITION ? usedConditions : usedNames).add(reference.name());
    boolean known =
        kind.sections().stream().anyMatch(in -> ids(in).contains(reference.name()))
            || (kind == Kind.VALUE && Pseudo.IDS.contains(reference.name()));
    if (!known) {
      dangling.add(kind + " " + reference.name());
    }
  }

  private Set<String> ids(String section) {
    return template.section(section).keySet();
  }

  private Set<String> without(String section, Set<String> used) {
    Set<String> rest = new TreeSet<>(ids(section));
    rest.removeAll(used);
    return rest;
  }
}
