package dev.fargen.emit;

import dev.fargen.workload.LogicalName;

/** Makes logical ids of the names in the spec, and of nothing else. */
final class Ids {

  private Ids() {}

  /** {@code order-api} as {@code OrderApi}. */
  static String of(String name) {
    return LogicalName.of(name);
  }
}
