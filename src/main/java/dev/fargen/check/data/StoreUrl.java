package dev.fargen.check.data;

import dev.fargen.list.Digits;
import dev.fargen.spec.form.Text;
import dev.fargen.spec.form.Text.ThingReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A URL in a text whose host is that of a database or cache.
 *
 * @param scheme as written, in lower case
 * @param port empty if it is not written
 * @param rest what follows the host
 */
record StoreUrl(ThingReference host, String scheme, String port, String rest) {

  private static final String SLASHES = "://";

  /** What speaks the same protocol. */
  private static final Map<String, String> PROTOCOLS =
      Map.ofEntries(
          Map.entry("redis", "redis"),
          Map.entry("rediss", "redis"),
          Map.entry("valkey", "redis"),
          Map.entry("valkeys", "redis"),
          Map.entry("memcached", "memcached"),
          Map.entry("postgres", "postgresql"),
          Map.entry("postgresql", "postgresql"),
          Map.entry("pgsql", "postgresql"),
          Map.entry("mysql", "mysql"),
          Map.entry("mysql2", "mysql"),
          Map.entry("mariadb", "mysql"),
          Map.entry("mongodb", "mongodb"),
          Map.entry("amqp", "amqp"),
          Map.entry("amqps", "amqp"),
          Map.entry("http", "http"),
          Map.entry("https", "http"));

  /** The URLs of a text, in order. */
  static List<StoreUrl> all(Text text) {
    List<StoreUrl> urls = new ArrayList<>();
    StringBuilder before = new StringBuilder();
    List<Text.Part> parts = text.parts();
    for (int i = 0; i < parts.size(); i++) {
      Text.Part part = parts.get(i);
      if (part instanceof Text.Literal literal) {
        before.append(literal.text());
        continue;
      }
      if (part instanceof ThingReference thing && thing.attribute().endsWith("host")) {
        boolean followed = i + 1 < parts.size() && parts.get(i + 1) instanceof Text.Literal;
        String rest = followed ? ((Text.Literal) parts.get(i + 1)).text() : "";
        String scheme = scheme(before.toString());
        if (!scheme.isEmpty()) {
          urls.add(new StoreUrl(thing, scheme, port(rest), rest));
        }
      }
      before.append('x'); // some value
    }
    return urls;
  }

  /** The scheme of a URL whose host comes next. */
  private static String scheme(String before) {
    int slashes = before.lastIndexOf(SLASHES);
    String authority = slashes < 0 ? "/" : before.substring(slashes + SLASHES.length());
    for (int i = 0; i < authority.length(); i++) {
      if ("/?# ,;".indexOf(authority.charAt(i)) >= 0) {
        return "";
      }
    }
    int from = slashes;
    while (from > 0 && isOfScheme(before.charAt(from - 1))) {
      from--;
    }
    return before.substring(from, slashes).toLowerCase(Locale.ROOT);
  }

  private static boolean isOfScheme(char c) {
    return Character.isLetterOrDigit(c) || c == '+' || c == '-' || c == '.';
  }

  private static String port(String rest) {
    int end = 1;
    while (end < rest.length() && Digits.is(rest.charAt(end))) {
      end++;
    }
    return rest.startsWith(":") ? rest.substring(1, end) : "";
  }

  /** The scheme without the driver: {@code postgresql} of {@code postgresql+asyncpg}. */
  String plain() {
    int plus = scheme.indexOf('+');
    return plus < 0 ? scheme : scheme.substring(0, plus);
  }

  /** The protocol that the scheme stands for; empty if it is not known. */
  String protocol() {
    return PROTOCOLS.getOrDefault(plain(), "");
  }

  /** Whether the rest of the URL turns TLS on or off: {@code sslmode=disable}. */
  boolean has(List<String> options) {
    String lower = rest.toLowerCase(Locale.ROOT);
    for (String option : options) {
      if (lower.contains(option)) {
        return true;
      }
    }
    return false;
  }
}
