package dev.fargen.migrate.compose;

import dev.fargen.spec.hint.SecretLooks;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Tells which variables of a Compose file have passwords and keys in plain text. */
final class PlainSecrets {

  /** Last words of names that {@link SecretLooks} does not take for secrets by themselves. */
  private static final Set<String> PASSWORDS = Set.of("PASS", "PWD", "PW", "PASSPHRASE", "SALT");

  private static final int LENGTH_OF_KEY = 16;

  /** Shorter ones also stand in other words. */
  private static final int SHORTEST = 4;

  private PlainSecrets() {}

  /** Whether the name says that the value is a secret. */
  static boolean isNamedSo(String name) {
    return SecretLooks.isNamedSo(name) || PASSWORDS.contains(lastWord(name));
  }

  /** Whether the value is a secret; a path is none. */
  static boolean isSecret(String name, String value) {
    if (value.isBlank() || value.startsWith("/")) {
      return false;
    }
    boolean key =
        lastWord(name).equals("KEY")
            && value.length() >= LENGTH_OF_KEY
            && value.indexOf('/') < 0
            && value.indexOf(' ') < 0;
    return key || PASSWORDS.contains(lastWord(name)) || SecretLooks.isSecret(name, value);
  }

  private static String lastWord(String name) {
    String upper = name.toUpperCase(Locale.ROOT);
    return upper.substring(upper.lastIndexOf('_') + 1);
  }

  /** The secrets among the variables of a service that stand in the file. */
  private static Map<String, String> of(Service service) {
    Map<String, String> secrets = new LinkedHashMap<>();
    ItemMap variables = service.variables();
    for (String name : variables.keys()) {
      String value = variables.literal(name);
      if (value.length() >= SHORTEST && isSecret(name, value)) {
        secrets.put(name, value);
      }
    }
    return secrets;
  }

  /** The text of a command with the names of these variables in place of their values. */
  static String hidden(Service service, String text) {
    String hidden = text;
    List<Map.Entry<String, String>> longestFirst = new ArrayList<>(of(service).entrySet());
    longestFirst.sort((one, other) -> other.getValue().length() - one.getValue().length());
    for (Map.Entry<String, String> secret : longestFirst) {
      hidden = hidden(hidden, secret.getValue(), "$" + secret.getKey());
    }
    return hidden;
  }

  /** A word such as {@code airflow} is a password only where one is expected. */
  private static String hidden(String text, String value, String by) {
    boolean word = value.matches("[a-z]+");
    StringBuilder out = new StringBuilder();
    int from = 0;
    for (int at = text.indexOf(value); at >= 0; at = text.indexOf(value, from)) {
      int end = at + value.length();
      boolean login = at > 0 && text.charAt(at - 1) == ':' && text.startsWith("@", end);
      boolean option = text.substring(0, at).matches("(?s).*(pass|password|auth|-p|-a)[ =]?['\"]?");
      boolean whole = at == 0 && end == text.length();
      out.append(text, from, at).append(!word || login || option || whole ? by : value);
      from = end;
    }
    return out.append(text.substring(from)).toString();
  }
}
