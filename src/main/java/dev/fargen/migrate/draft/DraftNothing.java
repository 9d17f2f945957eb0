package dev.fargen.migrate.draft;

import dev.fargen.cfn.Value;

/** An empty value: in an environment it removes what the rest of the spec has. */
public record DraftNothing() implements Draft {

  /** As printed, and read again without quotes. */
  static final String PRINTED = "null";

  @Override
  public Value value() {
    return Value.text(PRINTED);
  }
}
