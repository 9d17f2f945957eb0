package dev.fargen.check.containers;

import dev.fargen.check.rule.Conflict;
import dev.fargen.check.rule.SpecRule;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.diag.Span;
import dev.fargen.list.Lists;
import dev.fargen.spec.SpecEnvironment;
import dev.fargen.spec.SpecThing;
import dev.fargen.spec.containers.ContainerKeys;
import dev.fargen.spec.containers.SecretKeys;
import dev.fargen.spec.form.Key;
import dev.fargen.spec.form.Section;
import dev.fargen.workload.containers.SecretVariable;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A secret must have exactly one source; only Secrets Manager has keys and versions (Amazon ECS
 * developer guide, "Pass sensitive data to an Amazon ECS container").
 */
public final class SecretSourceRule implements SpecRule {

  private static final List<Key<?>> SOURCES =
      List.of(SecretKeys.SECRET, SecretKeys.SSM, SecretKeys.FROM);

  private static final Map<Key<?>, String> MEANINGS =
      Map.of(
          SecretKeys.SECRET, "secret in Secrets Manager",
          SecretKeys.SSM, "parameter in Parameter Store",
          SecretKeys.FROM, "ARN or reference",
          SecretKeys.KEY, "key in the JSON of a secret",
          SecretKeys.VERSION, "version stage of a secret");

  @Override
  public void check(SpecEnvironment environment, Diagnostics diagnostics) {
    for (SpecThing container : environment.containers()) {
      container
          .keys()
          .named(ContainerKeys.SECRETS)
          .forEach((name, entry) -> check(name, entry.key(), entry.value().value(), diagnostics));
    }
  }

  /**
   * Whether it is an ARN that another stack exports; a key cannot be part of its text. One that
   * cannot be read may be meant so.
   */
  private static boolean isExported(Section secret) {
    boolean unread = secret.has(SecretKeys.FROM) && secret.get(SecretKeys.FROM).isEmpty();
    return unread || secret.get(SecretKeys.FROM).flatMap(from -> from.value().export()).isPresent();
  }

  /** Whether it is a text with references in it, which is one value. */
  private static boolean isText(Section secret) {
    return secret.get(SecretKeys.FROM).filter(from -> from.value().parts().size() > 1).isPresent();
  }

  /** Whether one of these references is to a secret. */
  private static boolean isComposed(Section secret) {
    return isText(secret)
        && SecretVariable.hasSecret(secret.get(SecretKeys.FROM).orElseThrow().value());
  }

  private static boolean isOfSecretsManager(Section secret) {
    return secret
        .get(SecretKeys.FROM)
        .filter(from -> from.value().written().contains(":secretsmanager:"))
        .isPresent();
  }

  /** A key or a version beside a parameter, or beside what is taken as it is. */
  private static Diagnostic misplaced(Key<?> key, Section secret) {
    String remove = "remove `" + key.name() + "`";
    if (secret.has(SecretKeys.SSM)) {
      return Conflict.of(secret, List.of(key, SecretKeys.SSM), MEANINGS)
          .note(
              "`key` and `version` select a part or a version of a secret in Secrets Manager; of a"
                  + " parameter, ECS uses the whole value of the latest version")
          .help("write `secret: <name>` in place of `ssm`, or " + remove);
    }
    return Diagnostic.of(
            Code.CONFLICTING_KEYS,
            "`" + key.name() + "` requires `secret`, or `from: {from_cfn: <export>}`")
        .at(secret.keySpan(key), MEANINGS.getOrDefault(key, ""))
        .at(
            secret.keySpan(SecretKeys.FROM),
            isComposed(secret)
                ? "string with a secret in it"
                : MEANINGS.getOrDefault(SecretKeys.FROM, ""))
        .note(
            isComposed(secret)
                ? "fargen makes a secret of this string, which has no keys and no other versions"
                : "fargen uses any other `from` as it is, without a key or a version behind it")
        .help(
            isOfSecretsManager(secret)
                ? "write `secret` in place of `from`, with the same ARN, or " + remove
                : isText(secret)
                    ? remove
                    : "write `secret: <name>` in place of `from`, or " + remove);
  }

  /** Checks the source of one secret. */
  public static void check(String name, Span place, Section secret, Diagnostics diagnostics) {
    List<Key<?>> sources = Lists.filter(SOURCES, secret::has);
    if (sources.size() > 1) {
      diagnostics.report(Conflict.of(secret, sources, MEANINGS));
    } else if (sources.isEmpty()) {
      diagnostics.report(
          Diagnostic.of(
                  Code.MISSING_KEY, "the secret `" + name + "` requires `secret`, `ssm` or `from`")
              .at(place)
              .help(
                  "write, for example, `secret: shop/"
                      + name.toLowerCase(Locale.ROOT).replace('_', '-')
                      + "`, the name of a secret in Secrets Manager"));
    } else if (!secret.has(SecretKeys.SECRET) && !isExported(secret)) {
      for (Key<?> key : List.of(SecretKeys.KEY, SecretKeys.VERSION)) {
        if (secret.has(key)) {
          diagnostics.report(misplaced(key, secret));
        }
      }
    }
  }
}
