package dev.fargen.check.template;

import dev.fargen.aws.Property;
import dev.fargen.aws.ResourceType;
import dev.fargen.aws.ValueType.Block;
import dev.fargen.cfn.Document;
import dev.fargen.check.raw.PropertyChecker;
import dev.fargen.check.rule.FinishedTemplate;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.workload.raw.Patch;
import dev.fargen.workload.raw.Patch.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
   * @return whether it can be applied at all
   */
  public static boolean check(Patch patch, Document document, Diagnostics diagnostics) {
    PatchCheck rule = new PatchCheck(patch, diagnostics);
    if (!rule.hasItsValue()) {
      return false;
    }
    List<Step> steps = patch.steps();
    if (steps.size() <= 2) {
      return SectionPatch.fits(patch, steps, document, diagnostics);
    }
    if (steps.get(0).key().equals("Resources") && steps.get(2).key().equals("Properties")) {
      FinishedTemplate.type(document, steps.get(1).key())
          .ifPresent(type -> rule.property(type, steps.subList(3, steps.size())));
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

  private void property(ResourceType type, List<Step> steps) {
    PropertyChecker checker = new PropertyChecker(type.name(), diagnostics);
    List<String> path = new ArrayList<>();
    Optional<Block> parent = Optional.of(type.block());
    for (Step step : steps) {
      if (step.key().equals("Ref") || step.key().startsWith("Fn::")) {
        return;
      }
      path.add(step.key());
      if (parent.isPresent() && parent.get().property(step.key()).isEmpty()) {
        // Missing targets of remove and replace are reported when they are applied.
        if (patch.operation().equals("add")) {
          checker.unknown(step.key(), step.span(), parent.get().properties().keySet(), type.name());
        }
        return;
      }
      boolean last = path.size() == steps.size();
      if (last && patch.removes()) {
        parent
            .flatMap(block -> block.property(step.key()))
            .filter(Property::required)
            .ifPresent(required -> checker.missing(required.name(), type.name(), step.span()));
      }
      parent = type.at(path).filter(Block.class::isInstance).map(Block.class::cast);
    }
    String name = steps.isEmpty() ? "Properties" : steps.get(steps.size() - 1).key();
    patch.value().ifPresent(value -> type.at(path).ifPresent(at -> checker.check(value, at, name)));
  }
}
