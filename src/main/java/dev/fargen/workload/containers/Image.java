package dev.fargen.workload.containers;

import dev.fargen.diag.Span;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Text;
import java.util.Optional;

/** Where a container's image comes from. */
public sealed interface Image {

  Span span();

  /** The secret with the registry's user name and password, if it wants one. */
  default Optional<Given<Text>> credentials() {
    return Optional.empty();
  }

  /** An image by its reference, from any registry. */
  record Reference(Given<Text> uri, Optional<Given<Text>> credentials, Span span)
      implements Image {}

  /**
   * An image that is built from source.
   *
   * @param uri the template parameter that carries it
   */
  record Built(Build build, Given<Text> uri, Span span) implements Image {}

  /**
   * An image in an ECR repository of the same account and region.
   *
   * @param version a tag, or a digest
   */
  record Ecr(Given<Text> repository, Given<Text> version, boolean digest, Span span)
      implements Image {}
}
