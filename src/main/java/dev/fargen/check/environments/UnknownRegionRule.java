package dev.fargen.check.environments;

import dev.fargen.check.rule.WarningRule;
import dev.fargen.check.rule.Warnings;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Span;
import dev.fargen.spec.arn.ArnPlace;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Text;
import dev.fargen.workload.containers.Container;
import dev.fargen.workload.containers.Image;
import dev.fargen.workload.containers.Registry;
import dev.fargen.workload.stack.Stack;
import java.util.List;
import java.util.Optional;

/**
 * Warns of regions that this version of fargen does not know: new or misspelled ones (AWS General
 * Reference, "AWS service endpoints", Regional endpoints).
 */
public final class UnknownRegionRule implements WarningRule {

  private static final List<String> KNOWN =
      List.of(
          "af-south-1",
          "ap-east-1",
          "ap-east-2",
          "ap-northeast-1",
          "ap-northeast-2",
          "ap-northeast-3",
          "ap-south-1",
          "ap-south-2",
          "ap-southeast-1",
          "ap-southeast-2",
          "ap-southeast-3",
          "ap-southeast-4",
          "ap-southeast-5",
          "ap-southeast-6",
          "ap-southeast-7",
          "ca-central-1",
          "ca-west-1",
          "cn-north-1",
          "cn-northwest-1",
          "eu-central-1",
          "eu-central-2",
          "eu-north-1",
          "eu-south-1",
          "eu-south-2",
          "eu-west-1",
          "eu-west-2",
          "eu-west-3",
          "eusc-de-east-1",
          "il-central-1",
          "me-central-1",
          "me-south-1",
          "mx-central-1",
          "sa-east-1",
          "us-east-1",
          "us-east-2",
          "us-gov-east-1",
          "us-gov-west-1",
          "us-west-1",
          "us-west-2");

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
            .flatMap(Registry::region)
            .ifPresent(there -> check(there, image.uri().span(), warnings));
      }
    }
    for (Given<Text> arn : new StackArns(stack).all()) {
      Optional<String> value = stack.environment().literal(arn.value());
      String[] parts = value.orElse("").split(":", REGION + 2);
      if (parts[0].equals("arn") && parts.length > REGION && ArnPlace.isRegion(parts[REGION])) {
        check(parts[REGION], arn.span(), warnings);
      }
    }
  }

  private static void check(String region, Span place, Warnings warnings) {
    if (!KNOWN.contains(region)) {
      warnings.report(
          Diagnostic.of(Code.UNKNOWN_REGION, "unknown region `" + region + "`")
              .at(place)
              .unknown(region, KNOWN));
    }
  }
}
