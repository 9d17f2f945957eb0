package dev.fargen.migrate.compose;

import dev.fargen.list.Lists;
import java.util.ArrayList;
import java.util.List;

/**
 * A service that becomes a cache of AWS.
 *
 * @param passwords those that its command or its variables define, as they are written
 */
record Cache(Service service, String engine, List<String> passwords) {

  private static final List<String> VARIABLES =
      List.of("REDIS_PASSWORD", "VALKEY_PASSWORD", "REDIS_ARGS");

  Cache {
    passwords = List.copyOf(passwords);
  }

  static Cache of(Service service, String engine) {
    List<String> passwords = new ArrayList<>();
    for (String variable : VARIABLES) {
      service.variable(variable).ifPresent(value -> passwords.add(value.written()));
    }
    List<String> words = Commands.words(service, "command");
    for (int i = 0; i < words.size(); i++) {
      if (words.get(i).equals("--requirepass") && i + 1 < words.size()) {
        passwords.add(words.get(i + 1));
      } else if (words.get(i).startsWith("--requirepass=")) {
        passwords.add(words.get(i).substring("--requirepass=".length()));
      }
    }
    return new Cache(service, engine, Lists.filter(passwords, one -> !one.isBlank()));
  }

  String id() {
    return service.id();
  }

  int port() {
    return engine.equals("memcached") ? 11211 : 6379;
  }

  /** A reference to an attribute. */
  String reference(String attribute) {
    return "${caches." + id() + "." + attribute + "}";
  }
}
