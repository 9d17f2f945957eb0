package dev.fargen.check.containers;

import dev.fargen.check.rule.SpecWarningRule;
import dev.fargen.check.rule.Warnings;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.list.Lists;
import dev.fargen.spec.SpecEnvironment;
import dev.fargen.spec.SpecThing;
import dev.fargen.spec.StackKeys;
import dev.fargen.spec.containers.ConfigKeys;
import dev.fargen.spec.containers.ContainerKeys;
import java.util.List;

/**
 * Warns of configs that no container mounts in any environment. One that only some environments
 * mount costs the others nothing.
 */
public final class UnusedConfigRule implements SpecWarningRule {

  @Override
  public void check(SpecEnvironment environment, Warnings warnings) {
    List<String> used =
        Lists.flatMap(
            environment.containers(),
            container ->
                Lists.present(
                    Lists.map(
                        container.keys().list(ContainerKeys.CONFIGS),
                        mounted ->
                            mounted.value().get(ConfigKeys.SOURCE).map(one -> one.value()))));
    for (SpecThing config : environment.things(StackKeys.CONFIGS)) {
      String name = config.name();
      warnings.unlessElsewhere(
          used.contains(name),
          Diagnostic.of(Code.NEVER_USED, "no workload uses the config `" + name + "`")
              .at(config.key())
              .help(
                  "write, for example, `configs: [{source: "
                      + name
                      + ", target: "
                      + ConfigRule.CONFIGS
                      + "/"
                      + name
                      + "}]` in a workload, or remove the config `"
                      + name
                      + "`"));
    }
  }
}
