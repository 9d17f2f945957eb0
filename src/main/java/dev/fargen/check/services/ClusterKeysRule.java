package dev.fargen.check.services;

import dev.fargen.check.rule.SpecRule;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.spec.SpecEnvironment;
import dev.fargen.spec.StackKeys;
import dev.fargen.spec.form.Section;

/** A cluster exists already, or another stack exports it, not both. */
public final class ClusterKeysRule implements SpecRule {

  @Override
  public void check(SpecEnvironment environment, Diagnostics diagnostics) {
    Section cluster = environment.stack().section(StackKeys.CLUSTER);
    if (cluster.has(StackKeys.Cluster.NAME) && cluster.has(StackKeys.Cluster.IMPORT)) {
      diagnostics.report(
          Diagnostic.of(
                  Code.CONFLICTING_KEYS, "`name` and `import` of a cluster cannot be used together")
              .at(cluster.keySpan(StackKeys.Cluster.IMPORT))
              .at(cluster.keySpan(StackKeys.Cluster.NAME), "names an existing cluster")
              .help("remove one of them"));
    }
  }
}
