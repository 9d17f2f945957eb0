package dev.fargen.cli;

import java.util.Map;

/** What {@code fargen explain} was asked about, for a terminal and for a machine. */
interface Explained {

  /** Lines for a terminal. */
  String text();

  /** The same for {@code --output json}. */
  Map<String, Object> document();
}
