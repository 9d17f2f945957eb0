package dev.fargen.check.containers;

import dev.fargen.spec.hint.SecretLooks;
import java.util.Optional;

/**
 * A dynamic reference to a secret (CloudFormation user guide, "Get a secret or secret value from
 * Secrets Manager").
 */
final class SecretReference {

  private static final String END = "}}";
  private static final String STRING = ":SecretString";

  private SecretReference() {}

  /**
   * What to write under {@code secrets} for a text that is nothing but a reference.
   *
   * @param text as the spec has it
   */
  static Optional<String> source(String text) {
    if (!text.startsWith(SecretLooks.RESOLVED)
        || !text.endsWith(END)
        || text.indexOf(SecretLooks.RESOLVED, 1) > 0) {
      return Optional.empty();
    }
    String reference = text.substring(SecretLooks.RESOLVED.length(), text.length() - END.length());
    int end = reference.indexOf(STRING);
    String id = end < 0 ? reference : reference.substring(0, end);
    String[] parts =
        end < 0 ? new String[0] : reference.substring(end + STRING.length()).split(":");
    String key = parts.length > 1 && !parts[1].isEmpty() ? ", key: " + parts[1] : "";
    String version = parts.length > 2 && !parts[2].isEmpty() ? ", version: " + parts[2] : "";
    boolean quoted = id.contains("${") || id.contains(":");
    return Optional.of("{secret: " + (quoted ? "\"" + id + "\"" : id) + key + version + "}");
  }
}
