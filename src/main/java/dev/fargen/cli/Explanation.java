package dev.fargen.cli;

import dev.fargen.diag.Code;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

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

  private static final String WRONG = "\n## Wrong\n\n";
  private static final String RIGHT = "\n## Right\n\n";
  private static final String SOURCE = "\nSource: [";

  /**
   * Reads the file of the code.
   *
   * @throws IllegalStateException if it does not exist or is not well formed
   */
  static Explanation of(Code code) {
    String file = "explain/" + code.word() + ".md";
    String text = read(file);
    int why = text.indexOf("\n\n");
    int wrong = text.indexOf(WRONG);
    int right = text.indexOf(RIGHT);
    if (!text.startsWith("# ") || why < 0 || wrong < why || right < wrong) {
      throw malformed(file);
    }
    String reason = text.substring(why + 2, wrong);
    int source = reason.indexOf(SOURCE);
    return new Explanation(
        code,
        text.substring(2, why),
        (source < 0 ? reason : reason.substring(0, source)).stripTrailing(),
        source < 0
            ? Optional.empty()
            : Optional.of(source(reason.substring(source + SOURCE.length()), file)),
        example(text.substring(wrong + WRONG.length(), right), file),
        example(text.substring(right + RIGHT.length()), file));
  }

  private static Source source(String link, String file) {
    int url = link.indexOf("](");
    if (url < 0 || !link.endsWith(")\n")) {
      throw malformed(file);
    }
    return new Source(link.substring(0, url), link.substring(url + 2, link.length() - 2));
  }

  private static Example example(String block, String file) {
    int text = block.indexOf('\n') + 1;
    String language = text < 4 ? "" : block.substring(3, text - 1);
    if (!List.of("yaml", "sh").contains(language) || !block.endsWith("\n```\n")) {
      throw malformed(file);
    }
    return new Example(language, block.substring(text, block.length() - 4));
  }

  private static IllegalStateException malformed(String file) {
    return new IllegalStateException(file + " is not an explanation");
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
