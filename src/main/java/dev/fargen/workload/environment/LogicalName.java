package dev.fargen.workload.environment;

import dev.fargen.list.Digits;

/** Makes logical ids and parameter names of the names in the spec, and of nothing else. */
public final class LogicalName {

  private LogicalName() {}

  /** {@code order-api} as {@code OrderApi}. */
  public static String of(String name) {
    StringBuilder id = new StringBuilder();
    boolean begins = true;
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean kept = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || Digits.is(c);
      if (kept) {
        id.append(begins ? Character.toUpperCase(c) : c);
      }
      begins = !kept;
    }
    return id.toString();
  }
}
