package dev.fargen.workload.containers;

import dev.fargen.diag.Span;
import dev.fargen.list.Lists;
import dev.fargen.spec.containers.SecretKeys;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Section;
import dev.fargen.spec.form.Text;
import dev.fargen.workload.environment.Identifier;
import dev.fargen.workload.environment.ThingKind;
import java.util.List;
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

  /** A text with secrets in it, which becomes a secret of the stack. */
  public record Composed(Identifier id) implements Source {}

  /** Whether it is a secret that the stack makes of a text. */
  public boolean isComposed() {
    return source instanceof Composed;
  }

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
        .or(() -> from.map(text -> source(text, values)));
  }

  /** Whether a reference in the text is to a secret. */
  public static boolean hasSecret(Text text) {
    return !text.secrets().isEmpty() || Lists.any(text.things(), ThingKind::isPassword);
  }

  /** One reference to a secret is that secret itself; within a text, it is a part of another. */
  private static Source source(Given<Text> given, Map<String, String> values) {
    Text text = given.value();
    List<Text.SecretReference> secrets = text.secrets();
    if (!hasSecret(text)) {
      return new Reference(Identifier.of(given, values));
    }
    if (text.parts().size() > 1) {
      return new Composed(Identifier.of(given, values));
    }
    if (secrets.isEmpty()) {
      return new Reference(Identifier.of(given, values));
    }
    String key = secrets.get(0).key();
    return new Secret(
        Identifier.of(given.map(whole -> Text.of(secrets.get(0).id())), values),
        key.isEmpty() ? Optional.empty() : Optional.of(given.map(whole -> Text.of(key))),
        Optional.empty());
  }
}
