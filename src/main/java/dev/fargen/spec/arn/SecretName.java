package dev.fargen.spec.arn;

import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.spec.form.Reading;
import dev.fargen.yaml.ScalarNode;
import java.util.Optional;

/**
 * Names of secrets. Secrets Manager adds a hyphen and six characters to the name in the ARN, and
 * takes an ARN whose name ends so for a complete one (AWS Secrets Manager API reference,
 * "GetSecretValue", SecretId). ECS finds a secret by its ARN, to which fargen completes the name.
 */
public final class SecretName {

  private static final int SUFFIX = 6;

  private SecretName() {}

  /** Whether the name ends with a hyphen and six characters, as that in an ARN does. */
  public static boolean endsLikeArn(String name) {
    int hyphen = name.length() - SUFFIX - 1;
    if (hyphen < 0 || name.charAt(hyphen) != '-') {
      return false;
    }
    for (int i = hyphen + 1; i < name.length(); i++) {
      if (name.charAt(i) >= 128 || !Character.isLetterOrDigit(name.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  /** The fault of a name that ECS would not find. */
  public static Optional<Diagnostic> fault(ScalarNode name, String key) {
    if (!endsLikeArn(name.text())) {
      return Optional.empty();
    }
    String suffix = name.text().substring(name.text().length() - SUFFIX - 1);
    return Optional.of(
        Diagnostic.of(
                Code.INVALID_VALUE,
                Reading.written(key, name)
                    + " ends with a hyphen and six characters, as an ARN does")
            .at(name.span())
            .note(
                "fargen makes an ARN without the random suffix from the name, and Secrets Manager"
                    + " takes `"
                    + suffix
                    + "` for that suffix and does not find the secret")
            .help(
                "write the ARN of the secret, which `aws secretsmanager describe-secret --secret-id "
                    + name.text()
                    + " --query ARN --output text` prints"));
  }
}
