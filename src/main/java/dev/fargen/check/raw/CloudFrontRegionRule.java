package dev.fargen.check.raw;

import dev.fargen.check.rule.Rule;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.diag.Span;
import dev.fargen.list.Lists;
import dev.fargen.spec.form.Given;
import dev.fargen.workload.raw.RawResource;
import dev.fargen.workload.stack.Stack;
import dev.fargen.yaml.ScalarNode;
import java.util.List;
import java.util.Optional;

/**
 * What AWS WAF has for CloudFront is created in one region only (AWS WAFV2 API reference,
 * "CreateWebACL").
 */
public final class CloudFrontRegionRule implements Rule {

  private static final String REGION = "us-east-1";
  private static final String SCOPE = "CLOUDFRONT";
  private static final List<String> TYPES =
      List.of(
          "AWS::WAFv2::IPSet",
          "AWS::WAFv2::RegexPatternSet",
          "AWS::WAFv2::RuleGroup",
          "AWS::WAFv2::WebACL");

  @Override
  public void check(Stack stack, Diagnostics diagnostics) {
    Optional<Given<String>> region =
        stack.environment().region().filter(CloudFrontRegionRule::isOther);
    if (region.isPresent()) {
      Lists.filter(stack.additions().resources(), one -> TYPES.contains(one.type().value()))
          .forEach(
              resource ->
                  scope(resource)
                      .map(scope -> fault(scope.span(), region.get(), resource, stack))
                      .ifPresent(diagnostics::report));
    }
  }

  /** China has a CloudFront of its own. */
  private static boolean isOther(Given<String> region) {
    return !region.value().equals(REGION) && !region.value().startsWith("cn-");
  }

  private static Optional<ScalarNode> scope(RawResource resource) {
    return resource
        .properties()
        .flatMap(properties -> StateNodes.text(properties, "Scope"))
        .filter(scope -> scope.text().equals(SCOPE));
  }

  private static Diagnostic fault(
      Span scope, Given<String> region, RawResource resource, Stack stack) {
    String removed =
        stack
            .environment()
            .name()
            .map(
                name ->
                    ", or `resources: {"
                        + resource.id().value()
                        + ": }` under `environments."
                        + name
                        + "`, which removes the resource there")
            .orElse("");
    return Diagnostic.of(
            Code.INVALID_VALUE,
            "`Scope: " + SCOPE + "` is not supported in `" + region.value() + "`")
        .at(scope)
        .at(region.span(), "the region of the stack")
        .note("resources with `Scope: " + SCOPE + "` exist only in `" + REGION + "`")
        .help("write `Scope: REGIONAL`" + removed);
  }
}
