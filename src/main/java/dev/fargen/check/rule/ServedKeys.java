package dev.fargen.check.rule;

import dev.fargen.workload.services.Workload;

/** The line with the keys that put a workload behind the load balancer. */
public final class ServedKeys {

  private ServedKeys() {}

  /** The keys that it has not, of {@code port} and {@code http}. */
  public static String written(Workload workload) {
    return "write "
        + (workload.isServer() ? "" : "`port` and ")
        + "`http` in `"
        + workload.name()
        + "`";
  }
}
