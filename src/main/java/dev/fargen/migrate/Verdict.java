package dev.fargen.migrate;

/** What became of a line of the source, from the least to the most serious. */
public enum Verdict {
  /** The spec says the same, or fargen does the same without a line. */
  CONVERTED("converted"),
  /** The spec has no such thing, and nothing is lost without it. */
  IGNORED("ignored"),
  /** The tool that the file is for never read it. */
  NO_EFFECT("no effect"),
  /** Something only the user knows: the spec has a placeholder. */
  TO_DECIDE("to decide"),
  /** A secret in plain text, which the spec refers to and does not contain. */
  SECRET("secret"),
  /** The spec says something similar. */
  CHANGED("changed"),
  /** The spec does not have it, and the workload may miss it. */
  REFUSED("refused");

  private final String words;

  Verdict(String words) {
    this.words = words;
  }

  /** As the report shows it. */
  public String words() {
    return words;
  }

  /** As JSON shows it. */
  public String word() {
    return words.replace(' ', '_');
  }

  /** Whether the workload may behave differently: {@code --strict} fails then. */
  public boolean isDifferent() {
    return compareTo(CHANGED) >= 0;
  }
}
