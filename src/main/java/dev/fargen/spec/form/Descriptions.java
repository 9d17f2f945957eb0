package dev.fargen.spec.form;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.yaml.ScalarNode;
import java.util.Optional;

/**
 * Descriptions of templates and parameters. CloudFormation shows them as written, {@code ${Name}}
 * included. Maximum lengths: user guide, "Understand CloudFormation quotas".
 */
public final class Descriptions {

  private Descriptions() {}

  /** A description of at most so many bytes in UTF-8. */
  public static Form<String> upTo(int most) {
    String words = "a string of at most " + most + " bytes";
    String pattern = "(?![\\s\\S]*\\$\\{)[\\s\\S]{1," + most + "}";
    Check other = Check.pattern(words, pattern);
    return Form.plain(
        words, pattern, (text, key) -> length(text, key, most).or(() -> other.fault(text, key)));
  }

  /** The same, where {@code ${Name}} is meant to be shown as written. */
  public static Form<String> asWritten(int most) {
    return Form.plain(
        "a string of at most " + most + " bytes",
        "[\\s\\S]{1," + most + "}",
        (text, key) -> length(text, key, most));
  }

  private static Optional<Diagnostic> length(ScalarNode text, String key, int most) {
    int bytes = text.text().getBytes(UTF_8).length;
    if (bytes < 1 || bytes > most) {
      return Optional.of(
          Diagnostic.of(
                  Code.INVALID_VALUE,
                  bytes == 0
                      ? "`" + key + "` must not be empty"
                      : "`" + key + "` has " + bytes + " bytes; the maximum is " + most)
              .at(text.span().firstLine())
              .help(
                  bytes == 0
                      ? "remove `" + key + "`"
                      : "shorten `"
                          + key
                          + "` by "
                          + (bytes - most)
                          + (bytes - most == 1 ? " byte" : " bytes")));
    }
    return Optional.empty();
  }
}
