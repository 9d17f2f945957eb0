package dev.fargen.migrate.compose;

import dev.fargen.migrate.StoredSecret;
import dev.fargen.migrate.draft.Origin;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The names that secrets get in AWS Secrets Manager. */
final class Secrets {

  /** Shorter values also stand in other words. */
  private static final int SHORTEST = 8;

  private final String spec;
  private final Map<Origin, String> names = new HashMap<>();
  private final Map<String, String> values = new LinkedHashMap<>();
  private final Set<String> told = new HashSet<>();

  Secrets(String spec) {
    this.spec = spec;
  }

  /** The secret of a variable of the files, which all services share. */
  String shared(String variable) {
    return spec + "/" + hyphenated(variable);
  }

  /** The secret of one service; services that take the variable from the same place share it. */
  String own(Service service, String variable, Origin origin) {
    return names.computeIfAbsent(
        origin, place -> spec + "/" + service.id() + "/" + hyphenated(variable));
  }

  /** Notes the secret of a variable with a value, which other services may have too. */
  void note(String variable, String value, String secret) {
    values.putIfAbsent(variable + "=" + value, secret);
  }

  /** The secret of a variable with a value, if a service has it already. */
  Optional<String> noted(String variable, String value) {
    return Optional.ofNullable(values.get(variable + "=" + value));
  }

  /** The secrets by their values. */
  Map<String, String> values() {
    Map<String, String> all = new LinkedHashMap<>();
    values.forEach((key, secret) -> all.putIfAbsent(key.substring(key.indexOf('=') + 1), secret));
    return all;
  }

  /** Whether this is the first time that somebody is told how to store the secret. */
  boolean isNews(String secret) {
    return told.add(secret);
  }

  /** The secrets whose value is in the text as a word, by that value. */
  Map<String, String> in(String text) {
    Map<String, String> found = new LinkedHashMap<>();
    values.forEach(
        (key, secret) -> {
          String value = key.substring(1);
          if (key.startsWith("=") && value.length() >= SHORTEST && isWord(text, value)) {
            found.put(value, secret);
          }
        });
    return found;
  }

  private static boolean isWord(String text, String value) {
    int at = text.indexOf(value);
    int end = at + value.length();
    return at >= 0
        && (at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1)))
        && (end == text.length() || !Character.isLetterOrDigit(text.charAt(end)));
  }

  private static String hyphenated(String name) {
    return StoredSecret.legal(
        name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9/.-]+", "-").replaceAll("^-+|-+$", ""));
  }

  /** The variable that a secret is for, where a container gets it as a file. */
  static String variable(String name) {
    String upper = name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]+", "_");
    return upper.isEmpty() || Character.isDigit(upper.charAt(0)) ? "_" + upper : upper;
  }

  /** The text with the secret variables as a shell has them. */
  static String unmarked(String text) {
    StringBuilder out = new StringBuilder();
    List<String> names = new ArrayList<>();
    boolean inside = false;
    for (String part : text.split(Interpolated.MARK, -1)) {
      out.append(inside ? "$" + part : part);
      names.addAll(inside ? List.of(part) : List.of());
      inside = !inside;
    }
    String unmarked = out.toString();
    for (String name : names) {
      unmarked = quoted(unmarked, name);
    }
    return unmarked;
  }

  /** The text with the variable between quotes that let a shell replace it. */
  static String quoted(String text, String variable) {
    return text.replace("'$" + variable + "'", "\"$" + variable + "\"");
  }

  /** The text with a reference for each secret variable in it. */
  String referring(String text) {
    StringBuilder out = new StringBuilder();
    int at = 0;
    char mark = Interpolated.MARK.charAt(0);
    for (int open = text.indexOf(mark); open >= 0; open = text.indexOf(mark, at)) {
      int close = text.indexOf(mark, open + 1);
      out.append(text, at, open);
      out.append("${secret:").append(shared(text.substring(open + 1, close))).append('}');
      at = close + 1;
    }
    return out.append(text.substring(at)).toString();
  }
}
