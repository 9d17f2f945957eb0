package dev.fargen.migrate;

import dev.fargen.spec.arn.SecretName;

/** A secret that an import does not write to the spec: how it is named and stored. */
public final class StoredSecret {

  private StoredSecret() {}

  /** The name, or one like it that Secrets Manager does not take for the end of an ARN. */
  public static String legal(String name) {
    int last = name.lastIndexOf('-');
    return SecretName.endsLikeArn(name)
        ? name.substring(0, last) + "_" + name.substring(last + 1)
        : name;
  }

  /** The command that stores it, without its value. */
  public static String command(String name) {
    return command(name, "'<value>'");
  }

  /**
   * The command that stores it.
   *
   * @param value what a shell is given in its place, such as {@code "$PASSWORD"}
   */
  public static String command(String name, String value) {
    return "`aws secretsmanager create-secret --name " + name + " --secret-string " + value + "`";
  }
}
