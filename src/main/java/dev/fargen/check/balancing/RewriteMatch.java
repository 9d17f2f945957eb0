package dev.fargen.check.balancing;

import dev.fargen.check.balancing.RewriteRegex.Choice;
import dev.fargen.check.balancing.RewriteRegex.End;
import dev.fargen.check.balancing.RewriteRegex.Group;
import dev.fargen.check.balancing.RewriteRegex.Node;
import dev.fargen.check.balancing.RewriteRegex.Repeated;
import dev.fargen.check.balancing.RewriteRegex.Sequence;
import dev.fargen.check.balancing.RewriteRegex.Set;
import dev.fargen.check.balancing.RewriteRegex.Start;
import dev.fargen.list.Digits;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Compares a text with a regular expression and replaces the first match. */
final class RewriteMatch {

  private static final int MOST_STEPS = 20_000;

  private final String text;
  private final int[] starts;
  private final int[] ends;
  private int steps;
  private boolean wantsMore;

  private RewriteMatch(String text, int groups) {
    this.text = text;
    this.starts = new int[groups + 1];
    this.ends = new int[groups + 1];
  }

  /** What follows a part. */
  private interface Rest {
    boolean matches(int at);
  }

  /**
   * What became of the text.
   *
   * @param text with the replacement; empty if nothing matches
   * @param open whether a longer text might match, or nothing is known
   */
  record Outcome(Optional<String> text, boolean open) {}

  static Outcome replace(RewriteRegex.Read regex, String replacement, String text) {
    if (regex.root().isEmpty()) {
      return new Outcome(Optional.empty(), true);
    }
    RewriteMatch match = new RewriteMatch(text, regex.groups());
    for (int start = 0; start <= text.length(); start++) {
      Arrays.fill(match.starts, -1);
      match.starts[0] = start;
      if (match.matches(regex.root().get(), start, match::ends)) {
        return new Outcome(Optional.of(match.replaced(replacement)), false);
      }
    }
    return new Outcome(Optional.empty(), match.wantsMore || match.steps > MOST_STEPS);
  }

  private boolean ends(int at) {
    ends[0] = at;
    return true;
  }

  private String replaced(String replacement) {
    StringBuilder result = new StringBuilder(text.substring(0, starts[0]));
    for (int i = 0; i < replacement.length(); i++) {
      char c = replacement.charAt(i);
      boolean group = c == '$' && i + 1 < replacement.length();
      if (group && Digits.is(replacement.charAt(i + 1))) {
        i++;
        int number = replacement.charAt(i) - '0';
        if (number < starts.length && starts[number] >= 0) {
          result.append(text, starts[number], ends[number]);
        }
      } else {
        result.append(c);
      }
    }
    return result.append(text.substring(ends[0])).toString();
  }

  private boolean matches(Node node, int at, Rest rest) {
    steps++;
    if (steps > MOST_STEPS) {
      return false;
    }
    if (node instanceof Set set) {
      wantsMore |= at == text.length();
      return at < text.length() && set.has(text.charAt(at)) && rest.matches(at + 1);
    } else if (node instanceof Start) {
      return at == 0 && rest.matches(at);
    } else if (node instanceof End) {
      return at == text.length() && rest.matches(at);
    } else if (node instanceof Sequence sequence) {
      return all(sequence.all(), 0, at, rest);
    } else if (node instanceof Choice choice) {
      for (Node one : choice.all()) {
        if (matches(one, at, rest)) {
          return true;
        }
      }
      return false;
    } else if (node instanceof Group group) {
      return group(group, at, rest);
    }
    return repeated((Repeated) node, 0, at, rest);
  }

  private boolean all(List<Node> nodes, int index, int at, Rest rest) {
    return index == nodes.size()
        ? rest.matches(at)
        : matches(nodes.get(index), at, next -> all(nodes, index + 1, next, rest));
  }

  private boolean group(Group group, int at, Rest rest) {
    int number = group.number();
    int start = starts[number];
    int end = ends[number];
    boolean found =
        matches(
            group.inner(),
            at,
            next -> {
              starts[number] = at;
              ends[number] = next;
              return rest.matches(next);
            });
    if (!found) {
      starts[number] = start;
      ends[number] = end;
    }
    return found;
  }

  private boolean repeated(Repeated node, int count, int at, Rest rest) {
    boolean enough = count >= node.least();
    if (node.lazy() && enough && rest.matches(at)) {
      return true;
    }
    boolean more =
        count < node.most()
            && matches(
                node.inner(),
                at,
                next -> (next > at || !enough) && repeated(node, count + 1, next, rest));
    return more || (!node.lazy() && enough && rest.matches(at));
  }
}
