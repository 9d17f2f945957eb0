package dev.fargen.check.rule;

import dev.fargen.list.Lists;
import dev.fargen.spec.SpecEnvironment;
import dev.fargen.workload.environment.ThingKind;
import java.util.Optional;

/**
 * A database, queue or other thing of the spec where the name of a container or workload is
 * expected: Compose has them as services, which others wait for and link to.
 */
public record UsedThing(String name, ThingKind kind) {

  /** The thing with this name; none if there is only a workload, or nothing. */
  public static Optional<UsedThing> named(String name, SpecEnvironment environment) {
    return Lists.first(ThingKind.ALL, kind -> environment.names(kind.key()).contains(name))
        .filter(kind -> !kind.equals(ThingKind.WORKLOADS))
        .map(kind -> new UsedThing(name, kind));
  }

  /** What it is. */
  public String label() {
    return "a " + kind.one();
  }

  /** How a workload uses it, in place of the entry of the key. */
  public String help(String key) {
    return "remove `"
        + name
        + "` from `"
        + key
        + "`: a workload that refers to a "
        + kind.one()
        + ", as in `"
        + kind.use().replace("%s", name)
        + "`, starts after the "
        + kind.one()
        + " is created, and has access to it";
  }
}
