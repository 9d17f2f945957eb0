package dev.fargen.spec.form;

import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Span;
import java.util.List;
import java.util.Optional;

/**
 * References to the names of the environment and of the spec. The template is the same for all
 * environments, so the name of the environment is a template parameter; the name of the spec is
 * part of the text.
 */
final class OwnNames {

  /** What stands before the dot. */
  static final List<String> SECTIONS = List.of("environment", "spec");

  private OwnNames() {}

  /** The part of the text for {@code environment.name} or {@code spec.name}. */
  static Optional<Text.Part> part(String written, Span span, Reading reading) {
    if (written.equals("spec.name")) {
      return Optional.of(new Text.Literal(reading.spec()));
    }
    if (written.equals("environment.name")) {
      if (reading.usesEnvironmentName(span)) {
        return Optional.of(new Text.ParameterReference(ParameterUses.ENVIRONMENT_NAME));
      }
      reading.report(
          Diagnostic.of(
                  Code.INVALID_REFERENCE, "`${environment.name}` is not available in `pipeline`")
              .at(span)
              .note("the pipeline deploys to all its environments")
              .help("write the value in place of `${environment.name}`"));
      return Optional.empty();
    }
    reading.report(
        Diagnostic.of(Code.INVALID_REFERENCE, "`${" + written + "}` is not a valid reference")
            .at(span)
            .help(
                "write `${environment.name}`, `${spec.name}`, or a pseudo parameter:"
                    + " `${AWS::Region}`, `${AWS::AccountId}` or `${AWS::StackName}`"));
    return Optional.empty();
  }
}
