package dev.fargen.spec.form;

import dev.fargen.diag.Diagnostic;
import dev.fargen.yaml.ScalarNode;
import java.util.Optional;

/** Finds the fault of a text in which references are replaced by their values. */
@FunctionalInterface
public interface Check {

  /** The fault, if there is one; {@code key} is the key that the text was written for. */
  Optional<Diagnostic> fault(ScalarNode text, String key);

  /** The whole text must match the pattern; {@code words} describe such texts. */
  static Check pattern(String words, String pattern) {
    Regex regex = new Regex(pattern);
    return (text, key) ->
        regex.matches(text.text())
            ? Optional.empty()
            : Optional.of(
                Mismatch.of(Reading.written(key, text), text, regex)
                    .note(Reading.must(key, words)));
  }
}
