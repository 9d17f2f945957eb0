package dev.fargen.migrate.compose;

import java.util.Optional;

/** The addresses of a Caddyfile (Caddy documentation, "Automatic HTTPS"). */
final class Caddyfile {

  private Caddyfile() {}

  /** The first address that Caddy gets a certificate for, unless that is off. */
  static Optional<String> domain(String[] lines) {
    Optional<String> found = Optional.empty();
    int depth = 0;
    boolean first = true;
    boolean blocks = false;
    for (String line : lines) {
      blocks |= line.strip().endsWith("{");
    }
    for (String line : lines) {
      String text = line.strip();
      if (text.startsWith("auto_https")) {
        return Optional.empty();
      }
      boolean heads = !text.isEmpty() && !text.startsWith("#");
      boolean opens = text.endsWith("{") && !text.endsWith("{$");
      if (heads && depth == 0 && found.isEmpty() && (opens || (first && !blocks))) {
        found = address(opens ? text.substring(0, text.length() - 1) : text);
      }
      first &= !heads;
      depth += opens ? 1 : 0;
      depth -= text.equals("}") ? 1 : 0;
    }
    return found;
  }

  private static Optional<String> address(String head) {
    for (String address : head.strip().split("[\\s,]+")) {
      boolean plain =
          address.isEmpty()
              || address.startsWith("http://")
              || address.startsWith("(")
              || (address.startsWith(":") && !address.equals(":443"));
      if (!plain) {
        return Optional.of(address);
      }
    }
    return Optional.empty();
  }
}
