package dev.fargen.workload;

import java.util.Locale;

/** Makes logical ids and parameter names of the names in the spec, and of nothing else. */
public final class LogicalName {

  private LogicalName() {}

  /** {@code order-api} as {@code OrderApi}. */
  public static String of(String name) {
    StringBuilder id = new StringBuilder();
    for (String word : name.split("[^A-Za-z0-9]+")) {
      if (!word.isEmpty()) {
        id.append(word.substring(0, 1).toUpperCase(Locale.ROOT)).append(word.substring(1));
      }
    }
    return id.toString();
  }
}
