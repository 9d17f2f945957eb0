package dev.fargen.check.raw;

import dev.fargen.aws.IamActions;
import dev.fargen.check.raw.PolicyChecker.Kind;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.spec.form.Reading;
import dev.fargen.yaml.ScalarNode;
import java.util.Optional;

/**
 * An action in a statement of a policy (IAM user guide, "IAM JSON policy elements: Action").
 *
 * @param element {@code Action} or {@code NotAction}
 */
record PolicyAction(Kind kind, String element) {

  private static final String ALL = "*";

  /** What is wrong with the action. */
  Optional<Diagnostic> fault(ScalarNode action) {
    String text = action.text();
    if (text.equals(ALL)) {
      return Optional.empty();
    }
    int colon = text.indexOf(':');
    boolean one = colon > 0 && colon == text.lastIndexOf(':') && colon < text.length() - 1;
    if (!one || text.contains(" ")) {
      String service = kind.service.isEmpty() ? "s3" : kind.service;
      String name = service.equals("s3") ? "GetObject" : service.equals("sts") ? "AssumeRole" : ALL;
      String words = "`*`, or a service and an action: `" + service + ":" + name + "`";
      return Optional.of(invalid(action).note(Reading.must(element, words)));
    }
    String service = text.substring(0, colon);
    if (service.contains(ALL) || service.contains("?")) {
      Diagnostic fault =
          invalid(action).note("the service, the part before the colon, cannot have wildcards");
      return Optional.of(text.equals("*:*") ? fault.help("write `\"*\"` for all actions") : fault);
    }
    if (kind.known && !IamActions.exists(text)) {
      return Optional.of(
          Diagnostic.of(Code.INVALID_VALUE, "unknown action `" + text + "`")
              .at(action.span())
              .unknown(text, IamActions.candidates(text)));
    }
    return kind.service.isEmpty() || service.equalsIgnoreCase(kind.service)
        ? Optional.empty()
        : Optional.of(
            invalid(action)
                .note(
                    (kind == Kind.TRUST ? "a trust policy" : "the policy of this resource")
                        + " can allow or deny only actions that begin with `"
                        + kind.service
                        + ":`"));
  }

  private Diagnostic invalid(ScalarNode action) {
    return Diagnostic.of(Code.INVALID_VALUE, Reading.written(element, action) + " is not valid")
        .at(action.span());
  }
}
