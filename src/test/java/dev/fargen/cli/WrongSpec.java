package dev.fargen.cli;

import dev.fargen.diag.Code;
import java.util.Optional;

/** The spec that an explanation shows to be wrong. */
public final class WrongSpec {
  private WrongSpec() {}

  /** That of the code with this word; none where there is no such code, or commands show it. */
  public static Optional<String> of(String word) {
    return Code.of(word)
        .map(code -> Explanation.of(code).wrong())
        .filter(wrong -> wrong.language().equals("yaml"))
        .map(Explanation.Example::text);
  }
}
