package dev.fargen.migrate.template;

/** Logical ids as fargen makes them of names. */
final class Ids {

  private Ids() {}

  /** {@code OrderApi} of {@code order-api}. */
  static String prefix(String name) {
    StringBuilder id = new StringBuilder();
    boolean begins = true;
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean kept = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || Character.isDigit(c);
      if (kept) {
        id.append(begins ? Character.toUpperCase(c) : c);
      }
      begins = !kept;
    }
    return id.toString();
  }
}
