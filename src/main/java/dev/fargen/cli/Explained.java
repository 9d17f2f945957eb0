package dev.fargen.cli;

import java.util.Map;

/** The output of {@code fargen explain}, as text and as JSON. */
interface Explained {

  /** The lines for a terminal. */
  String text();

  /** The document for {@code --output json}. */
  Map<String, Object> document();
}
