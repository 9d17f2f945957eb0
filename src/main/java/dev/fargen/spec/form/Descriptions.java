package dev.fargen.spec.form;

import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.yaml.ScalarNode;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Descriptions of templates and parameters. CloudFormation shows them as written, {@code ${Name}}
 * included. Maximum lengths: user guide, "Understand CloudFormation quotas".
 */
public final class Descriptions {

  private Descriptions() {}

  /** A description of at most so many bytes in UTF-8. */
  public static Form<String> upTo(int most) {
    return Form.plain(
        "a string of at most " + most + " bytes",
        "(?![\\s\\S]*\\$\\{)[\\s\\S]{1," + most + "}",
        (text, key) -> fault(text, key, most));
  }

  /** The same, where {@code ${Name}} is meant to be shown as written. */
  public static Form<String> asWritten(int most) {
    return Form.plain(
        "text of at most " + most + " bytes",
        "[\\s\\S]{1," + most + "}",
        (text, key) -> length(text, key, most));
  }

  private static Optional<Diagnostic> fault(ScalarNode text, String key, int most) {
    return length(text, key, most).or(() -> reference(text, key));
  }

  private static Optional<Diagnostic> length(ScalarNode text, String key, int most) {
    int bytes = text.text().getBytes(StandardCharsets.UTF_8).length;
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
                      : "shorten it by "
                          + (bytes - most)
                          + (bytes - most == 1 ? " byte" : " bytes")));
    }
    return Optional.empty();
  }

  private static Optional<Diagnostic> reference(ScalarNode text, String key) {
    int reference = text.text().indexOf("${");
    return reference < 0
        ? Optional.empty()
        : Optional.of(
            Diagnostic.of(Code.INVALID_VALUE, "`" + key + "` must not contain a reference")
                .at(text.part(reference, 2))
                .note("CloudFormation does not replace references in it")
                .help(
                    "remove `"
                        + text.text().substring(reference, end(text.text(), reference))
                        + "`"));
  }

  private static int end(String text, int reference) {
    int brace = text.indexOf('}', reference);
    return brace < 0 ? reference + 2 : brace + 1;
  }
}
