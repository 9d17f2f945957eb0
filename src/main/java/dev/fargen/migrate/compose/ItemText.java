package dev.fargen.migrate.compose;

import dev.fargen.migrate.draft.DraftValue;
import dev.fargen.migrate.draft.Origin;
import java.util.Optional;

/**
 * A scalar of a Compose file.
 *
 * @param text after interpolation
 * @param plain whether it is written without quotes
 */
record ItemText(Origin origin, Optional<String> tag, Interpolated text, boolean plain)
    implements Item {

  /** The value that Compose would use, with what {@code .env} and the defaults say. */
  String literal() {
    return text.literal();
  }

  /** The value as a spec has it, with references to parameters. */
  String written() {
    return text.written();
  }

  /** Whether the value is empty, or {@code null} without quotes. */
  boolean isNull() {
    String value = literal();
    return plain
        && text.variables().isEmpty()
        && (value.isEmpty() || value.equals("~") || value.equals("null"));
  }

  boolean isTrue() {
    return literal().equals("true") || literal().equals("yes") || literal().equals("on");
  }

  /** The value as it is printed. */
  DraftValue draft() {
    return plain && text.variables().isEmpty()
        ? DraftValue.of(written())
        : DraftValue.text(written());
  }
}
