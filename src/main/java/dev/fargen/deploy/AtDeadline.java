package dev.fargen.deploy;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What to do with an operation that is still in progress at the deadline. */
public enum AtDeadline {
  /** Leave it in progress and stop following it. */
  LEAVE,
  /** Cancel it: an update is rolled back, a stack in creation is deleted. */
  CANCEL,
  /** Set the desired count of the services that do not start to 0, so that the operation ends. */
  SCALE_TO_ZERO;

  /** All words, the default first. */
  public static List<String> words() {
    return Arrays.stream(values()).map(AtDeadline::word).toList();
  }

  /** The word for it on the command line. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The choice with that word. */
  public static Optional<AtDeadline> of(String word) {
    return Arrays.stream(values()).filter(choice -> choice.word().equals(word)).findFirst();
  }

  /** Chooses, by the command line or by asking the user. */
  public interface Chooser {

    /** Returns one of {@code possible}; any other choice counts as {@link #LEAVE}. */
    AtDeadline choose(String situation, Set<AtDeadline> possible);
  }
}
