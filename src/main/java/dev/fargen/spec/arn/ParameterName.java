package dev.fargen.spec.arn;

import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.spec.form.Reading;
import dev.fargen.yaml.ScalarNode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The name of a parameter in Parameter Store: it does not begin with {@code aws} or {@code ssm},
 * and has at most 15 levels (AWS Systems Manager API reference, "PutParameter", Name).
 */
public final class ParameterName {

  private static final int LEVELS = 15;

  private ParameterName() {}

  /** The fault of a name that no parameter can have; those of AWS begin with {@code /aws/}. */
  public static Optional<Diagnostic> fault(ScalarNode name, String key) {
    String lower = name.text().toLowerCase(Locale.ROOT);
    for (String reserved : List.of("aws", "ssm")) {
      if (lower.startsWith(reserved)) {
        return Optional.of(
            Diagnostic.of(
                    Code.INVALID_VALUE,
                    "the name in "
                        + Reading.written(key, name)
                        + " must not begin with `"
                        + reserved
                        + "`")
                .at(name.span())
                .note(
                    "names that begin with `aws` or `ssm`, in uppercase or lowercase, are reserved"));
      }
    }
    int levels = name.text().split("/").length - (name.text().startsWith("/") ? 1 : 0);
    return levels <= LEVELS
        ? Optional.empty()
        : Optional.of(
            Diagnostic.of(
                    Code.INVALID_VALUE,
                    Reading.written(key, name)
                        + " has "
                        + levels
                        + " levels; the maximum is "
                        + LEVELS)
                .at(name.span()));
  }
}
