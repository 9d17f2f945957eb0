package dev.fargen.spec.form;

import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.yaml.ScalarNode;
import java.util.Optional;

/** The code of an AWS region. */
public final class RegionCode {

  private static final Regex REGEX = new Regex(Patterns.REGION);

  public static final Form<String> FORM =
      Form.plain("a region code such as `eu-west-1`", Patterns.REGION, RegionCode::fault);

  private RegionCode() {}

  private static Optional<Diagnostic> fault(ScalarNode region, String key) {
    return REGEX.matches(region.text())
        ? Optional.empty()
        : Optional.of(
            Diagnostic.of(
                    Code.INVALID_VALUE, Reading.written(key, region) + " is not a region code")
                .at(region.span()));
  }
}
