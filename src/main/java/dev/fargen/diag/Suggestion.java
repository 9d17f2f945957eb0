package dev.fargen.diag;

import dev.fargen.list.Lists;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;

/** Finds the known word that a misspelled word probably means. */
public final class Suggestion {

  private static final String IT = "remove it";

  /** So many of a long list are shown if none is like what is written. */
  private static final int MOST_SHOWN = 3;

  /** Of shorter words, one edit makes another word: {@code a} is no slip for {@code c}. */
  private static final int SHORTEST = 3;

  /** More words than these are not shown. */
  private static final int MOST_LIKE = 24;

  private Suggestion() {}

  /** The candidate nearest to {@code word}, if one is near enough. */
  public static Optional<String> nearest(String word, Collection<String> candidates) {
    String wanted = normal(word);
    int limit = Math.max(1, wanted.length() / 3);
    String best = "";
    int least = limit + 1;
    for (String candidate : candidates) {
      int distance = edits(wanted, candidate, least);
      boolean nearer = distance < least;
      if (nearer || (distance == least && least <= limit && candidate.compareTo(best) < 0)) {
        best = candidate;
        least = distance;
      }
    }
    return least <= limit ? Optional.of(best) : Optional.empty();
  }

  /**
   * The candidate that differs from {@code word} by one edit, or only in capitals and hyphens.
   * Words that differ only in a number, such as {@code jobs-1} and {@code jobs-2}, are different
   * words.
   */
  public static Optional<String> misspelt(String word, Collection<String> candidates) {
    return Lists.first(
        candidates,
        one ->
            !withoutDigits(one).equals(withoutDigits(word)) && distance(normal(word), one, 1) <= 1);
  }

  private static String withoutDigits(String word) {
    StringBuilder letters = new StringBuilder();
    for (int i = 0; i < word.length(); i++) {
      if (!Character.isDigit(word.charAt(i))) {
        letters.append(word.charAt(i));
      }
    }
    return letters.toString();
  }

  /** The candidates that are as near as the nearest one. */
  static List<String> allNearest(String word, Collection<String> candidates) {
    Optional<String> nearest = nearest(word, candidates);
    if (nearest.isEmpty()) {
      return List.of();
    }
    String wanted = normal(word);
    int least = edits(wanted, nearest.get(), Integer.MAX_VALUE);
    return Lists.sorted(
        new TreeSet<>(Lists.filter(candidates, one -> edits(wanted, one, least) == least)));
  }

  /** The help that suggests a word. */
  public static String question(String meant) {
    return question(List.of(meant));
  }

  /** The help that suggests one of the words. */
  static String question(List<String> meant) {
    return "did you mean " + Lists.enumerated(Lists.map(meant, one -> "`" + one + "`"), "or") + "?";
  }

  /** The help for a misspelled key beside the one that it means. */
  public static String twin(String word, String meant) {
    return "remove `" + word + "`: `" + meant + "` is set already";
  }

  /** The words in backquotes: {@code one of `a`, `b`}; of a single one, only itself. */
  public static String oneOf(Collection<String> words) {
    return (words.size() == 1 ? "" : "one of ") + quoted(words);
  }

  /** How many words there are, if they are too many to list, with some like what is written. */
  public static String someOf(String written, Collection<String> words) {
    String start = letters(written.toLowerCase(Locale.ROOT));
    List<String> like =
        start.isEmpty()
            ? List.of()
            : Lists.filter(words, word -> word.toLowerCase(Locale.ROOT).contains(start));
    boolean few = !like.isEmpty() && like.size() <= MOST_LIKE;
    List<String> shown = few ? newest(like) : List.copyOf(words);
    return "one of "
        + words.size()
        + " values, such as "
        + quoted(shown.subList(0, few ? shown.size() : Math.min(words.size(), MOST_SHOWN)));
  }

  /** Of versions such as {@code nodejs22.x}, the last ones; other words as they are. */
  private static List<String> newest(List<String> words) {
    if (words.size() <= MOST_SHOWN
        || !Lists.all(words, one -> withoutDigits(one).equals(withoutDigits(words.get(0))))) {
      return words;
    }
    List<String> last = new ArrayList<>(words);
    last.sort(
        (a, b) ->
            a.length() == b.length() ? b.compareTo(a) : Integer.compare(b.length(), a.length()));
    return last.subList(0, MOST_SHOWN);
  }

  private static String letters(String text) {
    int end = 0;
    while (end < text.length() && Character.isLetter(text.charAt(end))) {
      end++;
    }
    return text.substring(0, end);
  }

  /** The words in backquotes: {@code `a`, `b`}. */
  public static String quoted(Collection<String> words) {
    return "`" + String.join("`, `", words) + "`";
  }

  /** A help that begins with {@code remove it}, with the name of the key that it is about. */
  public static String named(String help, String key) {
    return help.startsWith(IT) ? "remove `" + key + "`" + help.substring(IT.length()) : help;
  }

  private static String normal(String word) {
    return word.toLowerCase(Locale.ROOT).replace('-', '_');
  }

  /** The word, in which {@code ipv4}, no slip for {@code ipv6}, is that. */
  private static String sixth(String word) {
    return word.replace("ipv4", "ipv6");
  }

  /** The distance; of a short word, only to what has the same letters in it. */
  private static int edits(String word, String candidate, int most) {
    String other = normal(candidate);
    if (!word.equals(other) && sixth(word).equals(sixth(other))) {
      return Integer.MAX_VALUE;
    }
    int edits = distance(word, candidate, most);
    boolean lacks = word.length() > 1 && other.length() > 1 && word.length() != other.length();
    boolean same = word.length() == other.length() && other.indexOf(word.charAt(0)) == 1;
    return edits == 0 || word.length() >= SHORTEST || lacks || (same && edits == 1)
        ? edits
        : SHORTEST;
  }

  /**
   * Edits between a normal word and another: insert, delete, replace, or swap of neighbours. More
   * than {@code most} are not counted.
   */
  private static int distance(String a, String candidate, int most) {
    int longer = Math.abs(a.length() - candidate.length());
    if (longer > most) {
      return longer;
    }
    String b = normal(candidate);
    int[][] cost = new int[3][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      int[] row = cost[i % 3];
      int least = Integer.MAX_VALUE;
      for (int j = 0; j <= b.length(); j++) {
        row[j] = i == 0 || j == 0 ? i + j : cheapest(a, b, cost, i, j);
        least = Math.min(least, row[j]);
      }
      if (least > most) {
        return least;
      }
    }
    return cost[a.length() % 3][b.length()];
  }

  private static int cheapest(String a, String b, int[][] cost, int i, int j) {
    int[] before = cost[(i - 1) % 3];
    int replace = before[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
    int best = Math.min(replace, Math.min(before[j], cost[i % 3][j - 1]) + 1);
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(best, cost[(i - 2) % 3][j - 2] + 1) : best;
  }
}
