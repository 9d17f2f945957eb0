package dev.fargen.migrate.compose;

import dev.fargen.list.Lists;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A service that becomes a database of AWS.
 *
 * @param users the user names that its variables define, as they are written
 * @param passwords the passwords that its variables define, as they are written
 * @param names the names of the database that its variables define
 * @param files the names of the secrets that have its password
 */
record Database(
    Service service,
    String engine,
    List<String> users,
    List<String> passwords,
    List<String> names,
    List<String> files) {

  private static final List<String> USERS =
      List.of(
          "POSTGRES_USER",
          "POSTGRESQL_USERNAME",
          "MYSQL_USER",
          "MARIADB_USER",
          "POSTGRES_USER_FILE");

  private static final List<String> PASSWORDS =
      List.of(
          "POSTGRES_PASSWORD",
          "POSTGRESQL_PASSWORD",
          "POSTGRESQL_POSTGRES_PASSWORD",
          "MYSQL_PASSWORD",
          "MARIADB_PASSWORD",
          "MYSQL_ROOT_PASSWORD",
          "MARIADB_ROOT_PASSWORD");

  private static final List<String> NAMES =
      List.of("POSTGRES_DB", "POSTGRESQL_DATABASE", "MYSQL_DATABASE", "MARIADB_DATABASE");

  private static final String MOUNTED = "/run/secrets/";

  Database {
    users = List.copyOf(users);
    passwords = List.copyOf(passwords);
    names = List.copyOf(names);
    files = List.copyOf(files);
  }

  static Database of(Service service, String engine) {
    List<String> users = new ArrayList<>(values(service, USERS));
    List<String> names = new ArrayList<>(values(service, NAMES));
    if (engine.equals("postgres")) {
      if (users.isEmpty()) {
        users.add("postgres");
      }
      if (names.isEmpty()) {
        names.add(users.get(0));
      }
    } else {
      users.add("root");
    }
    List<String> files = new ArrayList<>();
    for (String password : PASSWORDS) {
      service
          .variable(password + "_FILE")
          .map(ItemText::literal)
          .filter(path -> path.startsWith(MOUNTED))
          .ifPresent(path -> files.add(path.substring(MOUNTED.length())));
    }
    return new Database(service, engine, users, values(service, PASSWORDS), names, files);
  }

  private static List<String> values(Service service, List<String> variables) {
    List<String> values = new ArrayList<>();
    for (ItemText text : Lists.present(Lists.map(variables, service::variable))) {
      values.add(text.written());
      if (text.text().isKnown()) {
        values.add(text.literal());
      }
    }
    return Lists.distinct(Lists.filter(values, value -> !value.isBlank()));
  }

  /** Whether the variable says what the database is called, or how to log in. */
  static boolean defines(String variable) {
    String name =
        variable.endsWith("_FILE") ? variable.substring(0, variable.length() - 5) : variable;
    return USERS.contains(name) || PASSWORDS.contains(name) || NAMES.contains(name);
  }

  /** What a variable of this name says of the database. */
  static Optional<String> attribute(String variable) {
    return USERS.contains(variable)
        ? Optional.of("username")
        : PASSWORDS.contains(variable)
            ? Optional.of("password")
            : NAMES.contains(variable) ? Optional.of("name") : Optional.empty();
  }

  /** Whether the value of the variable is a password. */
  static boolean isPassword(String variable) {
    return PASSWORDS.contains(variable);
  }

  String id() {
    return service.id();
  }

  int port() {
    return engine.equals("postgres") ? 5432 : 3306;
  }

  /** A reference to an attribute. */
  String reference(String attribute) {
    return "${databases." + id() + "." + attribute + "}";
  }

  /** The user that the application logs in as. */
  Optional<String> user() {
    return Lists.first(users);
  }
}
