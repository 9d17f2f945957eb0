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
   * @param errors what is wrong with the spec
   */
  record Outcome(Optional<Document> document, List<Fault> errors) {
    public Outcome {
      errors = List.copyOf(errors);
    }
  }

  /**
   * An error in a spec.
   *
   * @param message a sentence
   * @param line where it is, from 1
   */
  record Fault(String message, int line) {}

  /** The template of the spec with this text. */
  Outcome render(String spec);
}
