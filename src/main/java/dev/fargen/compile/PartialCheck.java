package dev.fargen.compile;

import dev.fargen.check.Checker;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.diag.SourceFile;
import dev.fargen.list.Lists;
import dev.fargen.spec.EnvironmentKeys;
import dev.fargen.spec.Spec;
import dev.fargen.spec.SpecKeys;
import dev.fargen.spec.SpecReader;
import dev.fargen.spec.StackKeys;
import dev.fargen.spec.form.Key;
import dev.fargen.spec.form.Section;
import dev.fargen.workload.Resolver;
import dev.fargen.yaml.MapNode;
import dev.fargen.yaml.MapNode.Entry;
import dev.fargen.yaml.Node;
import dev.fargen.yaml.ScalarNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Checks a spec in which some values cannot be read. Only faults that do not depend on those values
 * are reported: those that are found both without the values and with examples in their place.
 */
final class PartialCheck {

  /** Faults that depend on a name or path in a value, which an example does not have. */
  private static final Set<Code> BY_NAME =
      Set.of(
          Code.PARAMETER_WITHOUT_VALUE,
          Code.PARAMETER_NEVER_USED,
          Code.PARAMETER_TYPE_CONFLICT,
          Code.PARAMETER_VALUE_REFUSED,
          Code.MISSING_PROPERTY,
          Code.ACTIONS_NOT_KNOWN,
          Code.EXEC_NEEDS_TO_WRITE,
          Code.BACKLOG_WITHOUT_QUEUE);

  private PartialCheck() {}

  /** Reports what is wrong with the spec besides the values that cannot be read. */
  static void check(Spec spec, Diagnostics diagnostics) {
    if (lacksSection(spec)) {
      return;
    }
    SourceFile source = diagnostics.source();
    List<Diagnostic> repaired =
        faults(SpecReader.repair(spec.tree(), source).with(spec.files()), source);
    for (Diagnostic fault : faults(spec, source)) {
      if (repaired.contains(fault) && !BY_NAME.contains(fault.code())) {
        diagnostics.report(fault);
      }
    }
  }

  private static List<Diagnostic> faults(Spec spec, SourceFile source) {
    Diagnostics found = new Diagnostics(source);
    Checker.check(spec, Resolver.resolve(spec), found);
    return found.inFileOrder();
  }

  /** Whether a section or an environment cannot be read, so that what it defines is not known. */
  private static boolean lacksSection(Spec spec) {
    Optional<Node> environments = spec.tree().entry(SpecKeys.ENVIRONMENTS.name()).map(Entry::value);
    return environments.filter(node -> !isMapOfMaps(node)).isPresent()
        || Lists.any(
            spec.environments(),
            one ->
                lacks(one.stack(), StackKeys.SHAPE.keys())
                    || lacks(one.own(), List.of(EnvironmentKeys.PARAMETERS)));
  }

  private static boolean lacks(Section section, List<Key<?>> keys) {
    return Lists.any(keys, key -> section.has(key) && section.get(key).isEmpty());
  }

  private static boolean isMapOfMaps(Node node) {
    return node instanceof MapNode map
        && Lists.all(
            map.entries(),
            one ->
                one.value() instanceof MapNode
                    || (one.value() instanceof ScalarNode scalar && scalar.isNull()));
  }
}
