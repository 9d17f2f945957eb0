package dev.fargen.workload.services;

import dev.fargen.diag.Span;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.services.LinkText;

/**
 * A workload that another one calls.
 *
 * @param name the host name that the caller uses: the alias, or the workload's name
 */
public record Link(String workload, String name, Span span) {

  /** The link that is written under {@code links}. */
  public static Link of(Given<LinkText> given) {
    LinkText text = given.value();
    return new Link(text.workload(), text.alias().orElse(text.workload()), given.span());
  }

  /** A link that a reference such as {@code ${workloads.api.url}} makes. */
  static Link to(String workload, Span span) {
    return new Link(workload, workload, span);
  }
}
