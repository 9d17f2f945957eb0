package dev.fargen.migrate.template;

import dev.fargen.cfn.Document;
import dev.fargen.diag.Diagnostics;
import dev.fargen.diag.Severity;
import dev.fargen.list.Lists;
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

    /** Of a spec without errors. */
    public static Outcome of(Document template) {
      return new Outcome(Optional.of(template), List.of());
    }

    /** Of a spec with errors. */
    public static Outcome of(Diagnostics wrong) {
      return new Outcome(
          Optional.empty(),
          Lists.map(
              Lists.filter(wrong.inFileOrder(), one -> one.severity() == Severity.ERROR),
              one -> new Fault(one.message(), one.span().line())));
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
