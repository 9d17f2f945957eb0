package dev.fargen.migrate;

import dev.fargen.migrate.draft.Origin;

/**
 * What became of a place in the source, and why.
 *
 * @param subject the key as the source has it, such as {@code http.healthcheck.interval}; empty for
 *     the path of the place
 * @param text why, and what to do: one or more sentences in lower case without a full stop; empty
 *     where there is nothing to say
 */
public record Finding(Origin origin, Verdict verdict, String subject, String text) {

  /** Whether both say the same: an anchor is a place of several keys. */
  boolean saysAs(Finding other) {
    return verdict == other.verdict && text.equals(other.text);
  }
}
