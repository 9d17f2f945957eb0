package dev.fargen.spec.form;

import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.yaml.ScalarNode;

/**
 * The rule for the names in a map.
 *
 * @param words the characters and the length that are allowed, for messages
 * @param regex matches the whole name
 */
public record Name(String words, Regex regex) {

  /** A workload, container, queue, volume or database: part of logical ids. */
  public static final Name THING =
      new Name(
          "lowercase letters, digits and hyphens, begins with a letter and has at most 40 characters",
          "[a-z]([a-z0-9-]{0,38}[a-z0-9])?");

  /** An environment variable. */
  public static final Name VARIABLE =
      new Name(
          "letters, digits, underscores, dots and hyphens, and begins with a letter or an underscore",
          "[A-Za-z_][A-Za-z0-9_.-]*");

  /** A template parameter: CloudFormation allows letters and digits. */
  public static final Name PARAMETER =
      new Name(
          "letters and digits, begins with a letter and has at most 255 characters",
          "[A-Za-z][A-Za-z0-9]{0,254}");

  /** A resource or output (CloudFormation user guide, "Resources" and "Outputs" syntax). */
  public static final Name LOGICAL_ID =
      new Name("at most 255 letters and digits", "[A-Za-z0-9]{1,255}");

  /** A tag's key (AWS General Reference, "Tag naming limits and requirements"). */
  public static final Name TAG =
      new Name(
          "at most 128 letters, digits, spaces and the characters `+ - . / : = @ _`, and must not begin with `aws:`",
          "(?!aws:)[\\p{L}\\p{Z}\\p{N}_.:/=+@-]{1,128}");

  public Name(String words, String pattern) {
    this(words, new Regex(pattern));
  }

  /** The regular expression, as it is written. */
  public String pattern() {
    return regex.pattern();
  }

  /** Whether the text is such a name. */
  public boolean matches(String text) {
    return regex.matches(text);
  }

  boolean accepts(ScalarNode key, Reading in) {
    if (regex.matches(key.text())) {
      return true;
    }
    if (key.text().startsWith("Fn::ForEach")) {
      in.report(
          Diagnostic.of(Code.INVALID_VALUE, "`Fn::ForEach` is not supported in `" + in.key() + "`")
              .at(key.span()));
      return false;
    }
    String name = "`" + ScalarNode.shortened(key.text()) + "`";
    boolean tag = in.key().equals("tags");
    String subject = tag ? "the tag key " + name : "the name " + name + " in `" + in.key() + "`";
    in.report(
        Mismatch.of(subject, key, regex)
            .note(
                tag
                    ? "a tag key has " + words
                    : words.startsWith("the ")
                        ? "a key of `" + in.key() + "` must be " + words
                        : "a name in `" + in.key() + "` consists of " + words));
    return false;
  }
}
