package dev.fargen.cli;

import dev.fargen.diag.Code;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The explanation of a code, from its file {@code explain/<word>.md}.
 *
 * @param title what is wrong, in one line
 * @param why paragraphs, separated by empty lines
 * @param source the page of the AWS documentation that states the rule, if there is one
 * @param wrong an example that has the fault
 * @param right the corrected example
 */
record Explanation(
    Code code, String title, String why, Optional<Source> source, Example wrong, Example right) {

  /** A page of the AWS documentation. */
  record Source(String title, String url) {}

  /**
   * A spec, or commands if a spec cannot show the fault.
   *
   * @param language {@code yaml} or {@code sh}
   */
  record Example(String language, String text) {}

  private static final Pattern SHAPE =
      Pattern.compile(
          "# (?<title>[^\n]+)\n\n(?<why>.+?)\n"
              + "(?:\nSource: \\[(?<page>[^\\]]+)]\\((?<url>[^)]+)\\)\n)?"
              + "\n## Wrong\n\n```(?<wrongIn>yaml|sh)\n(?<wrong>.+?\n)```\n"
              + "\n## Right\n\n```(?<rightIn>yaml|sh)\n(?<right>.+?\n)```\n",
          Pattern.DOTALL);

  /**
   * Reads the file of the code.
   *
   * @throws IllegalStateException if it does not exist or is not well formed
   */
  static Explanation of(Code code) {
    String file = "explain/" + code.word() + ".md";
    Matcher matcher = SHAPE.matcher(read(file));
    if (!matcher.matches()) {
      throw new IllegalStateException(file + " is not an explanation");
    }
    return new Explanation(
        code,
        matcher.group("title"),
        matcher.group("why"),
        Optional.ofNullable(matcher.group("page"))
            .map(page -> new Source(page, matcher.group("url"))),
        new Example(matcher.group("wrongIn"), matcher.group("wrong")),
        new Example(matcher.group("rightIn"), matcher.group("right")));
  }

  private static String read(String file) {
    try (InputStream in = Explanation.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException(file + " does not exist");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
