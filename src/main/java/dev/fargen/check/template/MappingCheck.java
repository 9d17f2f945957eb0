package dev.fargen.check.template;

import dev.fargen.diag.Diagnostics;
import dev.fargen.spec.raw.RawFunction;
import dev.fargen.yaml.MapNode;
import dev.fargen.yaml.MapNode.Entry;
import dev.fargen.yaml.Node;
import dev.fargen.yaml.ScalarNode;

/**
 * A mapping has two levels of keys, and literal values (CloudFormation user guide, "CloudFormation
 * template Mappings syntax").
 */
final class MappingCheck {

  private MappingCheck() {}

  static void check(ScalarNode name, Node node, Diagnostics diagnostics) {
    EntryCheck mapping = new EntryCheck("the mapping `" + name.text() + "`", diagnostics);
    if (!mapping.isMap(node)) {
      return;
    }
    for (Entry top : ((MapNode) node).entries()) {
      EntryCheck keys = new EntryCheck("`" + top.key().text() + "` of a mapping", diagnostics);
      if (!RawFunction.isMacro(top.key().text()) && keys.isMap(top.value())) {
        for (Entry second : ((MapNode) top.value()).entries()) {
          EntryCheck.name(second.key(), "Mappings", diagnostics);
          EntryCheck value =
              new EntryCheck("`" + second.key().text() + "` of a mapping", diagnostics);
          value.literals(second.value());
        }
      }
    }
  }
}
