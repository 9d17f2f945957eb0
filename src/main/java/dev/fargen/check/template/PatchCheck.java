package dev.fargen.check.template;

import dev.fargen.cfn.Document;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.workload.raw.Patch;
import dev.fargen.workload.raw.Patch.Step;
import java.util.List;

/**
 * A patch must have a value unless it removes something, and leave a valid template (CloudFormation
 * user guide, "CloudFormation template sections"). Whether its path exists is checked when it is
 * applied.
 */
public final class PatchCheck {

  private final Patch patch;
  private final Diagnostics diagnostics;

  private PatchCheck(Patch patch, Diagnostics diagnostics) {
    this.patch = patch;
    this.diagnostics = diagnostics;
  }

  /**
   * Checks the patch against the template before it is applied.
   *
   * @param hasEnvironments whether the spec has environments
   * @return whether it can be applied at all
   */
  public static boolean check(
      Patch patch, Document document, boolean hasEnvironments, Diagnostics diagnostics) {
    PatchCheck rule = new PatchCheck(patch, diagnostics);
    if (!rule.hasItsValue() || !rule.hasSteps()) {
      return false;
    }
    List<Step> steps = patch.steps();
    if (steps.size() <= 2) {
      return SectionPatch.fits(patch, steps, document, hasEnvironments, diagnostics);
    }
    return true;
  }

  /** Whether the path is a JSON Pointer to something that a template can have. */
  private boolean hasSteps() {
    List<Step> steps = patch.steps();
    String[] written = patch.path().text().substring(1).split("/", -1);
    for (int i = 0; i < written.length; i++) {
      Step step = steps.get(i);
      String rest = written[i].replace("~0", "").replace("~1", "");
      if (rest.contains("~")) {
        diagnostics.report(
            Diagnostic.of(Code.INVALID_VALUE, "`" + written[i] + "` is not valid in a path")
                .at(step.span())
                .note("`~0` stands for `~`, and `~1` for `/`"));
        return false;
      }
      if (step.key().isEmpty() && i < 2) {
        diagnostics.report(
            Diagnostic.of(
                    Code.INVALID_VALUE,
                    "the path `" + patch.path().text() + "` has an empty part between slashes")
                .at(patch.path().span()));
        return false;
      }
    }
    return true;
  }

  private boolean hasItsValue() {
    boolean has = patch.value().isPresent();
    if (patch.removes() && has) {
      diagnostics.report(
          Diagnostic.of(Code.CONFLICTING_KEYS, "`op: remove` and `value` cannot be used together")
              .at(patch.value().get().span()));
    } else if (!patch.removes() && !has) {
      diagnostics.report(
          Diagnostic.of(Code.MISSING_KEY, "`op: " + patch.operation() + "` requires `value`")
              .at(patch.span().first(1)));
    }
    return patch.removes() != has;
  }
}
