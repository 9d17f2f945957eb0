package dev.fargen.check.environments;

import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Text;
import java.util.Optional;

/**
 * A text that is an ARN, or may be one, and what of it must be the same as where it is used.
 *
 * @param secret what a KMS key decrypts: it must be in the same region as that
 */
public record PlacedArn(Given<Text> text, Same same, Optional<Given<Text>> secret) {

  /** What must be the same; each includes the next. */
  public enum Same {
    ACCOUNT,
    REGION,
    PARTITION
  }

  static PlacedArn inAccount(Given<Text> text) {
    return new PlacedArn(text, Same.ACCOUNT, Optional.empty());
  }

  /** The ARN of what must be in the same region, perhaps in another account. */
  public static PlacedArn inRegion(Given<Text> text) {
    return new PlacedArn(text, Same.REGION, Optional.empty());
  }

  /** The ARN of what may be in another region. */
  public static PlacedArn anywhere(Given<Text> text) {
    return new PlacedArn(text, Same.PARTITION, Optional.empty());
  }

  /** The ARN of the KMS key that encrypts a secret. */
  public static PlacedArn ofKey(Given<Text> key, Given<Text> secret) {
    return new PlacedArn(key, Same.REGION, Optional.of(secret));
  }
}
