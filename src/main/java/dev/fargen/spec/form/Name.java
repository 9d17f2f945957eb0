package dev.fargen.spec.form;

import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.yaml.ScalarNode;

/**
 * What the names in a map may look like.
 *
 * @param words for messages
 * @param regex for the whole name
 */
public record Name(String words, Regex regex) {

  /** A workload, container, queue, volume, database: becomes part of logical ids. */
  public static final Name THING =
      new Name(
          "lower-case letters, digits and hyphens, at most 40", "[a-z]([a-z0-9-]{0,38}[a-z0-9])?");

  /** An environment variable. */
  public static final Name VARIABLE =
      new Name("letters, digits and underscores", "[A-Za-z_][A-Za-z0-9_.-]*");

  /** A template parameter: CloudFormation allows letters and digits. */
  public static final Name PARAMETER =
      new Name("letters and digits, at most 255", "[A-Za-z][A-Za-z0-9]{0,254}");

  /** A resource or output (CloudFormation user guide, "Resources" and "Outputs" syntax). */
  public static final Name LOGICAL_ID =
      new Name("letters and digits, at most 255", "[A-Za-z0-9]{1,255}");

  /** A tag's key (AWS General Reference, "Tag naming limits and requirements"). */
  public static final Name TAG =
      new Name(
          "letters, digits, spaces and _.:/=+-@, at most 128",
          "(?!aws:)[\\p{L}\\p{Z}\\p{N}_.:/=+@-]{1,128}");

  public Name(String words, String pattern) {
    this(words, new Regex(pattern));
  }

  /** The regular expression, as it is written. */
  public String pattern() {
    return regex.pattern();
  }

  boolean accepts(ScalarNode key, Reading in) {
    if (regex.matches(key.text())) {
      return true;
    }
    in.report(
        Diagnostic.of(
                Code.INVALID_VALUE, "`" + key.text() + "` can't be a name in `" + in.key() + "`")
            .at(key.span())
            .note("a name here has " + words));
    return false;
  }
}
