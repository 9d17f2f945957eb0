package dev.fargen.spec.form;

import dev.fargen.diag.Diagnostic;
import dev.fargen.yaml.ScalarNode;
import java.util.Optional;

/** Looks for what is wrong with a text that is there in full, references replaced. */
@FunctionalInterface
public interface Check {

  /** The fault, if there is one; {@code key} is what the text was written for. */
  Optional<Diagnostic> fault(ScalarNode text, String key);

  /** The whole text must have this pattern; {@code words} say what that means. */
  static Check pattern(String words, String pattern) {
    Regex regex = new Regex(pattern);
    return (text, key) ->
        regex.matches(text.text())
            ? Optional.empty()
            : Optional.of(Reading.notOf(key, words, text.text(), text.span()));
  }
}
