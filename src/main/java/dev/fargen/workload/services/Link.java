package dev.fargen.workload.services;

import dev.fargen.diag.Span;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.services.LinkText;
import java.util.Optional;

/**
 * A workload that another one calls.
 *
 * @param spec the other spec that has it
 * @param name the host name that the caller uses: the alias, or the workload's name
 */
public record Link(Optional<String> spec, String workload, String name, Span span) {

  /** The link that is written under {@code links}. */
  public static Link of(Given<LinkText> given) {
    LinkText text = given.value();
    return new Link(
        text.spec(), text.workload(), text.alias().orElse(text.workload()), given.span());
  }

  /** A link that a reference such as {@code ${workloads.api.url}} makes. */
  static Link to(String workload, Span span) {
    return new Link(Optional.empty(), workload, workload, span);
  }

  /** The workload as it is written: {@code api} or {@code shared/api}. */
  public String written() {
    return spec.map(other -> other + "/").orElse("") + workload;
  }
}
