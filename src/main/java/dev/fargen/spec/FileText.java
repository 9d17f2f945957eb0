package dev.fargen.spec;

import java.util.Optional;

/**
 * A file that a spec names, as it was read.
 *
 * @param text its text, unless it cannot be used
 * @param fault why it cannot be used, as the end of a sentence that begins with its path
 */
public record FileText(Optional<String> text, String fault) {

  private static final String LARGER = "is larger than";

  /** A file that has zero bytes, which text does not have. */
  public static final FileText BINARY = unusable("is a binary file");

  /** A file outside of the directory, which is not looked at. */
  public static final FileText OUTSIDE = unusable("is outside of this directory and is not read");

  /** A file that has more than so many bytes. */
  public static FileText tooLarge(int most) {
    return unusable(LARGER + " " + most + " bytes");
  }

  public boolean isTooLarge() {
    return fault.startsWith(LARGER);
  }

  /** A file with this text. */
  public static FileText of(String text) {
    return new FileText(Optional.of(text), "");
  }

  /** A file that cannot be used. */
  public static FileText unusable(String fault) {
    return new FileText(Optional.empty(), fault);
  }

  /** A file that does not exist. */
  public static FileText missing(String path) {
    return unusable("does not exist");
  }
}
