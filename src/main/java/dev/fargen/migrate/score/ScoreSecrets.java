package dev.fargen.migrate.score;

import dev.fargen.spec.arn.SecretName;
import java.util.Locale;

/** Where the values of secrets are stored, which no spec contains. */
final class ScoreSecrets {

  private ScoreSecrets() {}

  /**
   * The name of the secret for a variable.
   *
   * @param owner the workload or the resource that it belongs to
   */
  static String name(String spec, String owner, String variable) {
    String last = variable.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    String name = spec + "/" + owner + "/" + last;
    return SecretName.endsLikeArn(name) ? name + "-value" : name;
  }
}
