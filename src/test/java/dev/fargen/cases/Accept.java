package dev.fargen.cases;

/** Whether whoever runs the tests wants what is expected to be rewritten. */
final class Accept {
  private Accept() {}

  static boolean asked() {
    return Boolean.getBoolean("fargen.accept");
  }
}
