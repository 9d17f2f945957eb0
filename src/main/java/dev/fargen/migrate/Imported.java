package dev.fargen.migrate;

import dev.fargen.cfn.Scalar;
import dev.fargen.migrate.draft.Draft;
import dev.fargen.migrate.draft.DraftMap;
import java.util.function.Predicate;

/**
 * What an importer makes.
 *
 * @param unwanted the comments of the source that the spec does not repeat, such as those that the
 *     other tool writes itself
 */
public record Imported(DraftMap spec, Report report, Predicate<String> unwanted) {

  /** A spec that keeps all comments of its source. */
  public Imported(DraftMap spec, Report report) {
    this(spec, report, comment -> false);
  }

  /** The name of the spec. */
  public String name() {
    return spec.get("name")
        .map(Draft::value)
        .map(value -> value instanceof Scalar scalar ? scalar.asText() : "app")
        .orElse("app");
  }
}
