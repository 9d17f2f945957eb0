package dev.fargen.check.rule;

import dev.fargen.list.Lists;
import dev.fargen.spec.SpecEnvironment;
import dev.fargen.workload.environment.ThingKind;
import java.util.Optional;

/**
 * A database, queue or other thing of the spec where the name of a container or workload is
 * expected: Compose has them as services, which others wait for and link to.
 */
public final class UsedThing {

  private UsedThing() {}

  /** How a workload uses the thing with this name, in place of the entry of the key. */
  public static Optional<String> help(String name, String key, SpecEnvironment environment) {
    return Lists.first(ThingKind.ALL, kind -> environment.names(kind.key()).contains(name))
        .filter(kind -> !kind.equals(ThingKind.WORKLOADS))
        .map(
            kind ->
                "remove `"
                    + name
                    + "` from `"
                    + key
                    + "`: a workload that names a "
                    + kind.one()
                    + ", as in `"
                    + kind.use().formatted(name)
                    + "`, starts after it and can use it");
  }
}
