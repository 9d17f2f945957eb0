package dev.fargen.start;

/** Whom a container runs as. Without {@code User} that is what its image says, often root. */
final class Users {
  private Users() {}

  /** The number in {@code User}; empty where there is none. */
  static String number(Part container) {
    String user = container.text("User").split(":", 2)[0];
    return user.matches("\\d+") ? user : "";
  }

  static boolean mayBeRoot(Part container) {
    String user = number(container);
    return user.isEmpty() || user.equals("0");
  }
}
