package dev.fargen.migrate.template;

import dev.fargen.cfn.Document;
import java.util.List;
import java.util.Optional;

/** Renders a spec: the importer compares the result with the template that it took over. */
public interface Renderer {

  /**
   * What comes of a spec.
   *
   * @param document the template, if the spec has no errors
   * @param errors what is wrong with the spec, a sentence each
   */
  record Outcome(Optional<Document> document, List<String> errors) {
    public Outcome {
      errors = List.copyOf(errors);
    }
  }

  /** The template of the spec with this text. */
  Outcome render(String spec);
}
