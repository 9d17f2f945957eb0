package dev.fargen.teavm;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Methods of the JDK, as the JDK has them; see {@link StandIn} for why. */
final class Jdk {

  private Jdk() {}

  static Stream<String> lines(String text) {
    List<String> lines = new ArrayList<>();
    int begin = 0;
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c == '\n' || c == '\r') {
        lines.add(text.substring(begin, at));
        at += text.startsWith("\r\n", at) ? 1 : 0;
        begin = at + 1;
      }
    }
    if (begin < text.length()) {
      lines.add(text.substring(begin));
    }
    return lines.stream();
  }

  static boolean isBlank(String text) {
    return stripLeading(text).isEmpty();
  }

  static String strip(String text) {
    return stripTrailing(stripLeading(text));
  }

  static String stripLeading(String text) {
    int begin = 0;
    while (begin < text.length() && Shortcuts.isWhitespace(text.charAt(begin))) {
      begin++;
    }
    return text.substring(begin);
  }

  static String stripTrailing(String text) {
    int end = text.length();
    while (end > 0 && Shortcuts.isWhitespace(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(0, end);
  }

  static boolean equalsIgnoreCase(String text, @Nullable String other) {
    if (other == null || text.length() != other.length()) {
      return false;
    }
    for (int at = 0; at < text.length(); at++) {
      int one = Shortcuts.toUpperCase(text.charAt(at));
      int two = Shortcuts.toUpperCase(other.charAt(at));
      if (one != two && Shortcuts.toLowerCase(one) != Shortcuts.toLowerCase(two)) {
        return false;
      }
    }
    return true;
  }

  static String replaceAll(Matcher matcher, Function<MatchResult, String> replacement) {
    StringBuffer out = new StringBuffer();
    matcher.reset();
    while (matcher.find()) {
      matcher.appendReplacement(out, replacement.apply(matcher));
    }
    return matcher.appendTail(out).toString();
  }

  /** Knows of classes and groups that are not closed. */
  static String getDescription(PatternSyntaxException e) {
    String pattern = e.getPattern();
    int groups = 0;
    boolean inClass = false;
    for (int at = 0; at < pattern.length(); at++) {
      char c = pattern.charAt(at);
      if (c == '\\') {
        at++;
      } else if (inClass) {
        inClass = c != ']';
      } else {
        inClass = c == '[';
        groups += c == '(' ? 1 : c == ')' ? -1 : 0;
      }
    }
    return inClass ? "Unclosed character class" : groups > 0 ? "Unclosed group" : "";
  }

  static Path resolve(Path folder, String name) {
    if (folder.toString().isEmpty() || name.startsWith("/")) {
      return Path.of(name);
    }
    return name.isEmpty() ? folder : Path.of(folder.toString(), name);
  }

  static Path relativize(Path folder, Path path) {
    List<String> from = names(folder);
    List<String> to = names(path);
    int same = 0;
    while (same < from.size() && same < to.size() && from.get(same).equals(to.get(same))) {
      same++;
    }
    List<String> names = new ArrayList<>(Collections.nCopies(from.size() - same, ".."));
    names.addAll(to.subList(same, to.size()));
    return Path.of(String.join("/", names));
  }

  private static List<String> names(Path path) {
    String text = path.toString();
    return text.isEmpty() ? List.of() : List.of(text.split("/"));
  }

  static Path normalize(Path path) {
    String text = path.toString();
    boolean absolute = text.startsWith("/");
    List<String> names = new ArrayList<>();
    for (String name : text.split("/")) {
      boolean up = name.equals("..");
      String last = names.isEmpty() ? "" : names.get(names.size() - 1);
      if (up && !last.isEmpty() && !last.equals("..")) {
        names.remove(names.size() - 1);
      } else if (!name.isEmpty() && !name.equals(".") && !(up && absolute)) {
        names.add(name);
      }
    }
    return Path.of((absolute ? "/" : "") + String.join("/", names));
  }

  static String indent(String text, int blanks) {
    StringBuilder out = new StringBuilder();
    lines(text).forEach(line -> out.append(" ".repeat(blanks)).append(line).append('\n'));
    return out.toString();
  }

  static boolean startsWith(String text, String prefix, int at) {
    return at >= 0 && text.startsWith(prefix, at);
  }

  static <K, V> Map<K, V> copyOf(Map<? extends K, ? extends V> map) {
    return map.isEmpty() ? Map.of() : Map.copyOf(map);
  }

  static <T> Set<T> copyOf(Collection<? extends T> things) {
    return things.isEmpty() ? Set.of() : Set.copyOf(things);
  }

  static String format(String format, Object... values) {
    StringBuilder conversions = new StringBuilder();
    for (int at = 0; at < format.length(); at++) {
      int end = Math.min(at + (format.charAt(at) == '%' ? 2 : 1), format.length());
      String part = format.substring(at, end);
      conversions.append(part.equals("%n") ? "\n" : part);
      at = end - 1;
    }
    return String.format(conversions.toString(), values);
  }

  /** Never negative. */
  static int abs(int hash) {
    return hash == Integer.MIN_VALUE ? 0 : Math.abs(hash);
  }
}
