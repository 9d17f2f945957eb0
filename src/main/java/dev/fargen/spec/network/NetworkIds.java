package dev.fargen.spec.network;

import dev.fargen.spec.form.Form;
import dev.fargen.spec.form.Patterns;
import dev.fargen.spec.form.Text;

/** The forms of IDs that several keys have. */
public final class NetworkIds {

  public static final Form<Text> SUBNET =
      Form.text("a subnet ID: `subnet-` and 8 or 17 lowercase hexadecimal digits", Patterns.SUBNET);

  public static final Form<Text> SECURITY_GROUP =
      Form.text(
          "a security group ID: `sg-` and 8 or 17 lowercase hexadecimal digits",
          Patterns.SECURITY_GROUP);

  private NetworkIds() {}
}
