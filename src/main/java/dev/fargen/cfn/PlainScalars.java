package dev.fargen.cfn;

import java.util.regex.Pattern;

/**
 * Decides which texts may stand in YAML without quotes. YAML 1.1 and 1.2 readers differ, so a text
 * that any of them would take for something else is quoted: {@code on}, {@code 0750}, {@code 1:30},
 * {@code 1e3}, dates.
 */
final class PlainScalars {

  /** Booleans and nulls of YAML 1.1 and 1.2, in any case. */
  private static final Pattern WORDS =
      Pattern.compile("y|n|yes|no|on|off|true|false|null|~|=|<<", Pattern.CASE_INSENSITIVE);

  /** Whatever begins like a number: integers, octals, sexagesimals, floats, dates, versions. */
  private static final Pattern NUMERIC =
      Pattern.compile(
          "[-+.]*[0-9][-+.,:_0-9a-fA-FxXoOeETtZz ]*|[-+]?\\.(inf|nan)|\\.|[-+]?\\.[_0-9].*",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern SAFE =
      Pattern.compile(
          "[A-Za-z0-9_/.$(^+-](?:[A-Za-z0-9_/.$@%*=+()<>;~^?&|!{}:,' -]*[A-Za-z0-9_/.$@%*=+()<>;~^?&|!{}-])?");

  private static final Pattern SAFE_IN_FLOW =
      Pattern.compile("[A-Za-z_/.]([A-Za-z0-9_/.@*=+: -]*[A-Za-z0-9_/.@*=+-])?");

  private PlainScalars() {}

  /** Whether {@code text} can stand bare after a key or a dash. */
  static boolean allows(String text) {
    return SAFE.matcher(text).matches() && unambiguous(text) && !text.contains(": ");
  }

  /** Whether {@code text} can stand bare between brackets. */
  static boolean allowsInFlow(String text) {
    return SAFE_IN_FLOW.matcher(text).matches() && unambiguous(text) && !text.contains(": ");
  }

  private static boolean unambiguous(String text) {
    boolean indicator = text.startsWith("- ") || text.equals("-") || text.startsWith("---");
    return !indicator
        && !text.startsWith("...")
        && !WORDS.matcher(text).matches()
        && !NUMERIC.matcher(text).matches();
  }
}
