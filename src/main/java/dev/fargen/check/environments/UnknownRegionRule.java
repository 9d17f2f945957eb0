package dev.fargen.check.environments;

import dev.fargen.check.rule.WarningRule;
import dev.fargen.check.rule.Warnings;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Span;
import dev.fargen.list.Lists;
import dev.fargen.spec.arn.ArnPlace;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.RegionCode;
import dev.fargen.spec.form.Text;
import dev.fargen.workload.containers.Container;
import dev.fargen.workload.containers.EcrImage;
import dev.fargen.workload.containers.Image;
import dev.fargen.workload.stack.Stack;
import java.util.Optional;

/**
 * Warns of regions that this version of fargen does not know, and that may be new ones (AWS General
 * Reference, "AWS service endpoints", Regional endpoints).
 */
public final class UnknownRegionRule implements WarningRule {

  private static final int REGION = 3;

  @Override
  public void check(Stack stack, Warnings warnings) {
    Optional<Given<String>> region = stack.environment().region();
    region.ifPresent(given -> check(given.value(), given.span(), warnings));
    for (Container container : stack.containers()) {
      if (container.image() instanceof Image.Reference image) {
        stack
            .environment()
            .literal(image.uri().value())
            .flatMap(EcrImage::of)
            .map(EcrImage::region)
            .ifPresent(there -> check(there, image.uri().span(), warnings));
      }
    }
    for (Given<Text> arn : Lists.map(new StackArns(stack).all(), PlacedArn::text)) {
      Optional<String> value = stack.environment().literal(arn.value());
      String[] parts = value.orElse("").split(":", REGION + 2);
      if (parts[0].equals("arn") && parts.length > REGION && ArnPlace.isRegion(parts[REGION])) {
        check(parts[REGION], arn.span(), warnings);
      }
    }
  }

  private static void check(String region, Span place, Warnings warnings) {
    if (!RegionCode.KNOWN.contains(region)) {
      warnings.report(
          Diagnostic.of(Code.UNKNOWN_REGION, "unknown region `" + region + "`")
              .at(place)
              .unknown(region, RegionCode.KNOWN));
    }
  }
}
