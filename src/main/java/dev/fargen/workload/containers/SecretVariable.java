package dev.fargen.workload.containers;

import dev.fargen.diag.Span;
import dev.fargen.spec.containers.ContainerKeys;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Section;
import dev.fargen.spec.form.Text;
import java.util.Optional;

/**
 * An environment variable whose value ECS fetches when the task starts.
 *
 * @param kmsKey the customer managed key that it is encrypted with
 */
public record SecretVariable(String name, Source source, Optional<Given<Text>> kmsKey, Span span) {

  /** Where the value is kept. */
  public sealed interface Source {
    /** What names the place. */
    Given<Text> id();
  }

  /** A secret in Secrets Manager: its name or ARN, perhaps one key of its JSON, and a version. */
  public record Secret(Given<Text> id, Optional<Given<Text>> key, Optional<Given<Text>> version)
      implements Source {}

  /** A parameter in Systems Manager's parameter store, by its name or ARN. */
  public record Parameter(Given<Text> id) implements Source {}

  /** An ARN, or what a thing of the spec gives. */
  public record Reference(Given<Text> id) implements Source {}

  /** Whether Systems Manager keeps it. */
  public boolean isParameter() {
    return source instanceof Parameter
        || (source instanceof Reference && source.id().value().written().contains(":ssm:"));
  }

  /** None where the spec does not say where the value is kept. */
  static Optional<SecretVariable> of(String name, Span place, Section secret) {
    Optional<Given<Text>> kmsKey = secret.get(ContainerKeys.Secret.KMS_KEY);
    return source(secret).map(source -> new SecretVariable(name, source, kmsKey, place));
  }

  private static Optional<Source> source(Section secret) {
    return secret
        .get(ContainerKeys.Secret.SECRET)
        .<Source>map(
            id ->
                new Secret(
                    id,
                    secret.get(ContainerKeys.Secret.KEY),
                    secret.get(ContainerKeys.Secret.VERSION)))
        .or(() -> secret.get(ContainerKeys.Secret.SSM).map(Parameter::new))
        .or(() -> secret.get(ContainerKeys.Secret.FROM).map(Reference::new));
  }
}
