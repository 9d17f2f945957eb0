package dev.fargen.deploy;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What shall become of an operation that still runs when the deadline passes. */
public enum AtDeadline {
  /** It runs on; nobody looks any more. */
  LEAVE,
  /** An update is stopped and rolled back; a creation is undone by deleting the stack. */
  CANCEL,
  /** The services that do not come up are to run no tasks, with which ECS is done at once. */
  SCALE_TO_ZERO;

  /** The word for it on the command line. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The choice of that word. */
  public static Optional<AtDeadline> of(String word) {
    return Arrays.stream(values()).filter(choice -> choice.word().equals(word)).findFirst();
  }

  /** Who chooses: the command line, or the user. */
  public interface Chooser {

    /** One of those that are possible; anything else counts as {@link #LEAVE}. */
    AtDeadline choose(String situation, Set<AtDeadline> possible);
  }
}
