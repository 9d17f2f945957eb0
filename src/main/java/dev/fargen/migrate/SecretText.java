package dev.fargen.migrate;

import dev.fargen.list.Digits;
import dev.fargen.list.Lists;
import dev.fargen.spec.hint.SecretLooks;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds passwords and keys in plain text: values that are secrets, and texts that contain one. */
public final class SecretText {

  /**
   * A secret in a text.
   *
   * @param name what the text calls it, such as {@code password}
   */
  public record Part(int start, int end, String name) {}

  /** Last words of names that {@link SecretLooks} does not take for secrets by themselves. */
  private static final Set<String> PASSWORDS = Set.of("PASS", "PWD", "PW", "PASSPHRASE", "SALT");

  /** Ends of names of keys that are secrets, however short. */
  private static final List<String> KEYS =
      List.of("SERVICE_KEY", "ROLE_KEY", "ACCESS_KEY", "ACCESS_KEY_ID", "AUTH_KEY", "ACCOUNT_KEY");

  /** Words in names of keys that everybody may know. */
  private static final List<String> PUBLIC = List.of("PUBLIC", "PUBLISHABLE", "ANON");

  private static final int LENGTH_OF_KEY = 16;

  /** Access key IDs of IAM users, and of sessions (IAM user guide, "IAM identifiers"). */
  private static final Pattern ACCESS_KEY = Pattern.compile("\\b(?:AKIA|ASIA)[A-Z0-9]{16}\\b");

  /** The password in a URL, and in a data source name of Go. */
  private static final Pattern LOGIN =
      Pattern.compile(
          "[a-z][a-z0-9+.-]{0,30}://[^/@:\\s\"']*:([^/@\\s\"']+)@"
              + "|(?:^|[\\s\"'=])[\\w.-]+:([^@\\s:/\"']+)@(?:tcp|unix)\\(");

  /** {@code password=x}, {@code --password x}, {@code "password": "x"}. */
  private static final Pattern NAMED =
      Pattern.compile(
          "(?<![\\w$-])(-{0,2}[A-Za-z][\\w.-]*)"
              + "(\\s*=\\s*|['\"]\\s*[:=]\\s*|:\\s+|\\s+)"
              + "(?:\"([^\"]*)\"|'([^']*)'|([^;&\\s\"',}\\])]+))");

  /** The header of HTTP (RFC 9110, "Authorization"). */
  private static final Pattern HEADER =
      Pattern.compile("\\b(Basic|Bearer)\\s+([A-Za-z0-9+/=_.~-]{8,})");

  private static final Pattern CURL =
      Pattern.compile("(?s)\\b(?:curl|wget)\\b.*?\\s(?:-u|--user)[ =]?['\"]?[^:\\s]+:([^\\s'\"]+)");

  private static final Pattern TOKEN =
      Pattern.compile(
          "\\b(?:gh[po]_|github_pat_|glpat-|xox[bp]-|[sr]k_live_|eyJhbGciOi|npm_|hvs\\.)[\\w.-]{12,}"
              + "|https://hooks\\.slack\\.com/services/[\\w/]+");

  private SecretText() {}

  /** Whether the name says that the value is a secret. */
  public static boolean isNamedSo(String name) {
    String upper = words(name);
    return SecretLooks.isNamedSo(upper)
        || PASSWORDS.contains(lastWord(upper))
        || Lists.any(KEYS, key -> upper.equals(key) || upper.endsWith("_" + key));
  }

  /** Whether the whole value is a secret; a path is none. */
  public static boolean isSecret(String name, String value) {
    if (value.isBlank() || value.startsWith("/")) {
      return false;
    }
    String upper = words(name);
    boolean key =
        lastWord(upper).equals("KEY")
            && !Lists.any(PUBLIC, upper::contains)
            && value.length() >= LENGTH_OF_KEY
            && value.indexOf('/') < 0
            && value.indexOf(' ') < 0;
    boolean named = isNamedSo(name) && !SecretLooks.isNamedSo(upper);
    return key
        || named
        || isHeader(value)
        || ACCESS_KEY.matcher(value).matches()
        || SecretLooks.isSecret(upper, value);
  }

  private static boolean isHeader(String value) {
    Matcher header = HEADER.matcher(value);
    return header.matches() && isCredential(header.group(1), header.group(2));
  }

  /** Prose such as {@code Basic authentication} is none. */
  private static boolean isCredential(String scheme, String value) {
    if (scheme.equals("Bearer")) {
      return value.length() >= LENGTH_OF_KEY && !value.matches("[a-z-]+");
    }
    try {
      byte[] login = Base64.getDecoder().decode(value);
      return new String(login, StandardCharsets.UTF_8).indexOf(':') >= 0;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** What may take the place of an access key; empty where the value is none. */
  public static String instead(String value) {
    return ACCESS_KEY.matcher(value).matches()
        ? ". Or leave out all variables of the access key: without them, SDKs use the task role,"
            + " which gets its rights from `permissions` and `policies`"
        : "";
  }

  /** Whether something else stands where the secret will be. */
  private static boolean isPlaceholder(String value) {
    return value.isBlank() || value.matches("(?s)[$<{%\\[].*|\\*+|\\.+|none|null|undefined");
  }

  /** The secrets in a text, in its order. */
  public static List<Part> in(String text) {
    List<Part> parts = new ArrayList<>();
    add(LOGIN, text, "password", parts);
    add(CURL, text, "password", parts);
    Matcher header = HEADER.matcher(text);
    while (header.find()) {
      if (isCredential(header.group(1), header.group(2))) {
        parts.add(new Part(header.start(2), header.end(2), "token"));
      }
    }
    add(ACCESS_KEY, text, "access_key_id", parts);
    add(TOKEN, text, "token", parts);
    Matcher named = NAMED.matcher(text);
    int from = 0;
    while (named.find(from)) {
      int group = named.start(3) >= 0 ? 3 : named.start(4) >= 0 ? 4 : 5;
      String name = named.group(1).replaceFirst("^-+", "");
      boolean joined = !named.group(2).isBlank() || named.group(1).startsWith("-");
      if (joined && isNamedSo(name) && isValue(name, named.group(group))) {
        parts.add(new Part(named.start(group), named.end(group), words(name)));
        from = named.end();
      } else {
        from = named.end(1); // a value can be a name: `a=password=b`
      }
    }
    return apart(parts);
  }

  private static boolean isValue(String name, String value) {
    String scheme = value.toLowerCase(Locale.ROOT);
    return isSecret(name, value)
        && !isPlaceholder(value)
        && !value.contains("${")
        && !value.startsWith("-")
        && !scheme.startsWith("arn:")
        && !scheme.equals("basic")
        && !scheme.equals("bearer");
  }

  private static void add(Pattern pattern, String text, String name, List<Part> parts) {
    Matcher matcher = pattern.matcher(text);
    while (matcher.find()) {
      int group = 0;
      for (int i = 1; i <= matcher.groupCount(); i++) {
        group = matcher.start(i) >= 0 ? i : group;
      }
      String value = matcher.group(group);
      boolean whole = value.indexOf('$') < 0 && !isPlaceholder(value);
      boolean number = Digits.only(value) && value.length() <= 6;
      if (whole && !number) {
        parts.add(new Part(matcher.start(group), matcher.end(group), name));
      }
    }
  }

  /** Those that are in no other one. */
  private static List<Part> apart(List<Part> parts) {
    List<Part> sorted = new ArrayList<>(parts);
    sorted.sort(
        (one, other) ->
            one.start() == other.start() ? other.end() - one.end() : one.start() - other.start());
    List<Part> apart = new ArrayList<>();
    for (Part part : sorted) {
      if (apart.isEmpty() || part.start() >= apart.get(apart.size() - 1).end()) {
        apart.add(part);
      }
    }
    return apart;
  }

  /** {@code API_KEY} of {@code api.key} and of {@code apiKey}. */
  private static String words(String name) {
    return name.replaceAll("([a-z0-9])([A-Z])", "$1_$2")
        .replaceAll("[^A-Za-z0-9]+", "_")
        .toUpperCase(Locale.ROOT);
  }

  private static String lastWord(String upper) {
    return upper.substring(upper.lastIndexOf('_') + 1);
  }
}
