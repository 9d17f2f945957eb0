package dev.fargen.workload.containers;

import dev.fargen.diag.Span;
import dev.fargen.spec.containers.SecretKeys;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Section;
import dev.fargen.spec.form.Text;
import dev.fargen.workload.environment.Identifier;
import java.util.Map;
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
    Identifier id();
  }

  /** A secret in Secrets Manager: its name or ARN, perhaps one key of its JSON, and a version. */
  public record Secret(Identifier id, Optional<Given<Text>> key, Optional<Given<Text>> version)
      implements Source {}

  /** A parameter in Systems Manager's parameter store, by its name or ARN. */
  public record Parameter(Identifier id) implements Source {}

  /** An ARN, or what a thing of the spec gives. */
  public record Reference(Identifier id) implements Source {}

  /** Whether Systems Manager keeps it. */
  public boolean isParameter() {
    return source instanceof Parameter
        || (source instanceof Reference && source.id().isOfParameterStore());
  }

  /** Whether only its value, an ARN that another stack exports, says who keeps it. */
  public boolean isAnywhere() {
    return source instanceof Reference && source.id().isExported();
  }

  /** What names the place, as in the spec. */
  public Given<Text> text() {
    return source.id().text();
  }

  /** None where the spec does not say where the value is kept. */
  static Optional<SecretVariable> of(
      String name, Span place, Section secret, Map<String, String> values) {
    Optional<Given<Text>> kmsKey = secret.get(SecretKeys.KMS_KEY);
    return source(secret, values).map(source -> new SecretVariable(name, source, kmsKey, place));
  }

  private static Optional<Source> source(Section secret, Map<String, String> values) {
    Optional<Given<Text>> from = secret.get(SecretKeys.FROM);
    boolean part = secret.has(SecretKeys.KEY) || secret.has(SecretKeys.VERSION);
    return secret
        .get(SecretKeys.SECRET)
        .map(id -> Identifier.named(id, values))
        .or(() -> from.filter(arn -> part).map(arn -> Identifier.of(arn, values)))
        .<Source>map(
            id -> new Secret(id, secret.get(SecretKeys.KEY), secret.get(SecretKeys.VERSION)))
        .or(() -> secret.get(SecretKeys.SSM).map(id -> new Parameter(Identifier.named(id, values))))
        .or(() -> from.map(id -> new Reference(Identifier.of(id, values))));
  }
}
