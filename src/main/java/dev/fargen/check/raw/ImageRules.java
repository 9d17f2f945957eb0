package dev.fargen.check.raw;

import dev.fargen.check.raw.SchemaChecker.Subject;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.list.Lists;
import dev.fargen.yaml.MapNode;
import dev.fargen.yaml.Node;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * The rules of a lifecycle policy for images: where no rule is for a storage class, the one for any
 * image is the last one, and there is only one (Amazon ECR user guide, "Lifecycle policy properties
 * in Amazon ECR").
 */
final class ImageRules {

  private static final String PRIORITY = "rulePriority";

  private ImageRules() {}

  /**
   * @param subject the list of rules
   */
  static Verdict check(Subject subject) {
    List<MapNode> rules = Lists.only(subject.value().items(), MapNode.class);
    if (Lists.any(rules, ImageRules::isOfClass)) {
      return Verdict.OPEN;
    }
    for (MapNode rule : Lists.filter(rules, ImageRules::isOfAny)) {
      Optional<BigDecimal> own = StateNodes.number(rule, PRIORITY);
      for (MapNode other : rules) {
        Optional<BigDecimal> later = StateNodes.number(other, PRIORITY);
        if (own.isPresent() && later.isPresent() && own.get().compareTo(later.get()) < 0) {
          Node place = StateNodes.value(rule, PRIORITY).orElseThrow();
          return Verdict.of(
              Diagnostic.of(
                      Code.INVALID_VALUE,
                      "`rulePriority: " + own.get() + "` of `tagStatus: any` is not the highest")
                  .at(place.span().firstLine())
                  .at(StateNodes.value(other, PRIORITY).orElseThrow().span().firstLine(), "higher")
                  .note(
                      "in a policy without `storageClass`, only one rule can have `tagStatus: any`;"
                          + " its `rulePriority` must be the highest, so that it is evaluated last"));
        }
      }
    }
    return Verdict.FITS;
  }

  private static Optional<MapNode> selection(MapNode rule) {
    return StateNodes.value(rule, "selection")
        .filter(MapNode.class::isInstance)
        .map(MapNode.class::cast);
  }

  private static boolean isOfAny(MapNode rule) {
    return selection(rule)
        .flatMap(one -> StateNodes.text(one, "tagStatus"))
        .filter(status -> status.text().equals("any"))
        .isPresent();
  }

  /** Whether the rule is for the images of one storage class, of which each has rules. */
  private static boolean isOfClass(MapNode rule) {
    return selection(rule).flatMap(one -> one.entry("storageClass")).isPresent();
  }
}
