package dev.fargen.spec.form;

import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Span;
import dev.fargen.list.Digits;
import java.util.Optional;

/**
 * References to secrets in texts: {@code ${secret:name}}, {@code ${secret:name:key}} and the same
 * with an ARN. CloudFormation replaces them (CloudFormation user guide, "Get a secret or secret
 * value from Secrets Manager"). It does that with secure strings of Parameter Store only in a few
 * properties, none of them of a secret or a task definition ("Get a secure string value from
 * Systems Manager Parameter Store").
 */
public final class SecretText {

  /** Why a string cannot have a secure string of Parameter Store in it. */
  public static final String NOTE =
      "a string with references under `secrets` becomes an AWS::SecretsManager::Secret, in which"
          + " CloudFormation does not resolve `SecureString` parameters";

  private static final String SECRET = "secret:";
  private static final String SSM = "ssm:";
  private static final String ARN = "arn:";

  /** The number of colons in the ARN of a secret. */
  private static final int COLONS = 6;

  private static final int LONGEST_NAME = 512;

  private SecretText() {}

  /** Whether the content of the braces is meant as such a reference. */
  static boolean is(String content) {
    boolean fallback = content.startsWith(":-", SECRET.length() - 1);
    return (content.startsWith(SECRET) && !fallback) || content.startsWith(SSM);
  }

  static Optional<Text.Part> parse(String content, Span span, Reading reading) {
    if (content.startsWith(SSM)) {
      return invalid(
          Diagnostic.of(Code.INVALID_REFERENCE, "`${" + content + "}` is not supported in a string")
              .at(span)
              .note(NOTE)
              .help(
                  "store the whole string in the parameter and write `{ssm: "
                      + content.substring(SSM.length())
                      + "}`, or store the value in Secrets Manager and write `${secret:<name>}`"),
          reading);
    }
    if (!reading.secret()) {
      return invalid(
          Diagnostic.of(
                  Code.SECRET_IN_PLAIN_TEXT,
                  "`${" + content + "}` can be used only under `secrets`")
              .at(span)
              .note(
                  "a secret outside `secrets` can be read in the template or in the task definition")
              .help("write the whole string under `secrets` of the workload"),
          reading);
    }
    String all = content.substring(SECRET.length());
    if (all.contains("${")) {
      return invalid(
          Diagnostic.of(
                  Code.INVALID_REFERENCE,
                  "a reference to a secret cannot contain another reference")
              .at(span)
              .note("within a longer string, fargen supports only secrets with a fixed name")
              .help(
                  all.contains("${spec.name")
                      ? "write the name of the spec itself: `"
                          + reading.spec()
                          + "` in place of `${spec.name}`"
                      : "write the whole string for each environment, under `environments`; or store"
                          + " the whole string as a secret, and write `{secret: \"<name>\"}`, whose"
                          + " name may contain parameters"),
          reading);
    }
    int colon = end(all);
    String id = all.substring(0, colon);
    String key = colon == all.length() ? "" : all.substring(colon + 1);
    boolean good =
        isId(id)
            && key.indexOf(':') < 0
            && !key.endsWith("\\")
            && (colon == all.length() || !key.isEmpty());
    return good
        ? Optional.of(new Text.SecretReference(id, key))
        : invalid(
            Diagnostic.of(Code.INVALID_REFERENCE, fault(content, id))
                .at(span)
                .note(
                    "a reference to a secret is `${secret:<name>}`, or `${secret:<name>:<key>}` for a"
                        + " key of its JSON; in place of the name, it can have the ARN of the secret"),
            reading);
  }

  /** Where the name or ARN ends. */
  private static int end(String all) {
    int colons = all.startsWith(ARN) ? COLONS : 0;
    int colon = all.indexOf(':');
    while (colons > 0 && colon >= 0) {
      colon = all.indexOf(':', colon + 1);
      colons--;
    }
    return colon < 0 ? all.length() : colon;
  }

  /** A character that the name of a secret cannot have is named. */
  private static String fault(String content, String id) {
    if (id.startsWith(ARN) && id.contains(":ssm:")) {
      return "`${" + content + "}` has the ARN of an SSM parameter, not of a secret";
    }
    if (!id.startsWith(ARN)) {
      for (int i = 0; i < id.length(); i++) {
        if (!isOfName(id.charAt(i))) {
          return "the name in `${"
              + content
              + "}` must not contain "
              + (id.charAt(i) == ' ' ? "a space" : "`" + id.charAt(i) + "`");
        }
      }
    }
    return "`${" + content + "}` is not a reference to a secret";
  }

  private static boolean isOfName(char c) {
    boolean letter = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || Digits.is(c);
    return letter || "/_+=.@-".indexOf(c) >= 0;
  }

  private static boolean isId(String id) {
    String name = id;
    if (id.startsWith(ARN)) {
      int secret = id.indexOf(":secretsmanager:");
      int last = id.lastIndexOf(":secret:");
      if (secret < 0 || last < secret) {
        return false;
      }
      name = id.substring(last + ":secret:".length());
    }
    for (int i = 0; i < name.length(); i++) {
      if (!isOfName(name.charAt(i))) {
        return false;
      }
    }
    return !name.isEmpty() && name.length() <= LONGEST_NAME;
  }

  private static Optional<Text.Part> invalid(Diagnostic fault, Reading reading) {
    reading.report(fault);
    return Optional.empty();
  }
}
