package dev.fargen.workload.containers;

import dev.fargen.diag.Span;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Text;
import dev.fargen.workload.environment.Identifier;
import java.util.Optional;

/** Where a container's image comes from. */
public sealed interface Image {

  Span span();

  /**
   * The credentials of a registry.
   *
   * @param secret with the user name and the password
   * @param kmsKey the customer managed key that it is encrypted with
   */
  record Credentials(Identifier secret, Optional<Given<Text>> kmsKey) {}

  /** The credentials of the registry, if it wants some. */
  default Optional<Credentials> credentials() {
    return Optional.empty();
  }

  /** An image by its reference, from any registry. */
  record Reference(Given<Text> uri, Optional<Credentials> credentials, Span span)
      implements Image {}

  /**
   * An image that is built from source, for this container or for another one of the stack.
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
