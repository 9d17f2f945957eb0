package dev.fargen.migrate.compose;

import dev.fargen.migrate.SecretText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Takes the passwords and keys of a service's variables out of its commands. */
final class PlainSecrets {

  /** Shorter ones also stand in other words. */
  private static final int SHORTEST = 4;

  private PlainSecrets() {}

  /** The secrets among the variables of a service that stand in the file. */
  private static Map<String, String> of(Service service) {
    Map<String, String> secrets = new LinkedHashMap<>();
    ItemMap variables = service.variables();
    for (String name : variables.keys()) {
      String value = variables.literal(name);
      if (value.length() >= SHORTEST && SecretText.isSecret(name, value)) {
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
      hidden =
          Secrets.quoted(hidden(hidden, secret.getValue(), "$" + secret.getKey()), secret.getKey());
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
