package dev.fargen.spec.hint;

import dev.fargen.list.Digits;
import dev.fargen.list.Lists;
import java.util.List;
import java.util.Locale;

/** Tells by its name and its value whether a variable is a secret. */
public final class SecretLooks {

  private static final List<String> NAMES =
      List.of(
          "PASSWORD",
          "PASSWD",
          "SECRET",
          "TOKEN",
          "APIKEY",
          "LICENSEKEY",
          "PRIVATEKEY",
          "ENCRYPTIONKEY",
          "SIGNINGKEY",
          "SESSIONKEY",
          "MASTERKEY",
          "CREDENTIAL");

  /** Last words of names, which are too short to be looked for within them. */
  private static final List<String> LAST = List.of("PASS", "PWD", "SALT");

  /** Words after such a name which say that the value describes a secret and is none itself. */
  private static final List<String> ABOUT =
      List.of(
          "FILE",
          "PATH",
          "DIR",
          "ARN",
          "NAME",
          "URL",
          "URI",
          "ID",
          "TTL",
          "EXPIRY",
          "EXPIRATION",
          "LENGTH",
          "HEADER",
          "TYPE",
          "HOST",
          "ENABLED",
          "ALGORITHM",
          "ISSUER",
          "AUDIENCE");

  private static final List<String> BEGINNINGS =
      List.of(
          "-----BEGIN ",
          "ghp_",
          "gho_",
          "github_pat_",
          "glpat-",
          "xoxb-",
          "xoxp-",
          "sk_live_",
          "rk_live_",
          "eyJhbGciOi",
          "npm_",
          "hvs.",
          "https://hooks.slack.com/services/");

  /**
   * CloudFormation writes the value of the secret to the task definition (CloudFormation user
   * guide, "Get a secret or secret value from Secrets Manager").
   */
  public static final String RESOLVED = "{{resolve:secretsmanager:";

  /** Values that are no secrets. */
  private static final List<String> FLAGS = List.of("true", "false", "yes", "no", "on", "off");

  /** Of a number that is no secret. */
  private static final int MOST_DIGITS = 6;

  private SecretLooks() {}

  /** Whether the value is a secret in plain text. */
  public static boolean isSecret(String name, String value) {
    boolean number = value.length() <= MOST_DIGITS && Digits.only(value);
    boolean flag = value.isBlank() || FLAGS.contains(value) || number;
    return !flag && (isNamedSo(name) || isWrittenSo(value));
  }

  /** Whether the name says that the value is a secret. */
  public static boolean isNamedSo(String name) {
    String upper = name.toUpperCase(Locale.ROOT);
    String last = upper.substring(upper.lastIndexOf('_') + 1);
    String joined = upper.replace("_", "");
    return LAST.contains(last) || (!ABOUT.contains(last) && Lists.any(NAMES, joined::contains));
  }

  /** Tokens of well-known kinds, references that become secrets, and URLs with a password. */
  private static boolean isWrittenSo(String value) {
    return Lists.any(BEGINNINGS, value::startsWith)
        || value.contains(RESOLVED)
        || value.matches("[a-z][a-z0-9+.-]{0,30}://[^/@:\\s]*:[^/@\\s]+@.*");
  }
}
