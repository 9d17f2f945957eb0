package dev.fargen.spec.services;

import dev.fargen.diag.Diagnostic;
import dev.fargen.spec.form.Check;
import dev.fargen.spec.form.Form;
import dev.fargen.spec.form.Reading;
import dev.fargen.yaml.ScalarNode;
import java.util.Optional;

/**
 * At how many failed tasks a deployment fails (Amazon ECS API reference,
 * "DeploymentCircuitBreaker").
 *
 * @param value a number of tasks, or a percentage of the desired count
 */
public record FailureThreshold(boolean percent, int value) {

  private static final String WORDS =
      "a number of tasks from 1 to 9999, or a percentage from `1%` to `100%`";

  private static final String PATTERN = "[1-9][0-9]{0,3}|([1-9][0-9]?|100)%";

  /** {@code 3} or {@code 20%}. */
  public static final Form<FailureThreshold> FORM =
      Form.plain(WORDS, PATTERN, FailureThreshold::fault).as(scalar -> of(scalar.text()));

  private static Optional<Diagnostic> fault(ScalarNode text, String key) {
    return Check.pattern(WORDS, PATTERN)
        .fault(text, key)
        .map(fault -> Reading.notValid(key, text, WORDS));
  }

  private static FailureThreshold of(String text) {
    boolean percent = text.endsWith("%");
    String number = percent ? text.substring(0, text.length() - 1) : text;
    return new FailureThreshold(percent, Integer.parseInt(number));
  }

  /** {@code Type} of the threshold. */
  public String type() {
    return percent ? "BOUNDED_PERCENT" : "COUNT";
  }
}
