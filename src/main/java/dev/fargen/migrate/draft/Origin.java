package dev.fargen.migrate.draft;

import dev.fargen.diag.Span;
import dev.fargen.yaml.MapNode;

/**
 * A place in a file that is imported.
 *
 * @param file its path, as it is shown to the user
 * @param span the key where there is one, else the value
 */
public record Origin(String file, Span span) implements Comparable<Origin> {

  /** The place of an entry: its key. */
  public static Origin of(String file, MapNode.Entry entry) {
    return new Origin(file, entry.key().span());
  }

  @Override
  public int compareTo(Origin other) {
    int order = file.compareTo(other.file);
    return order == 0 ? span.compareTo(other.span) : order;
  }
}
