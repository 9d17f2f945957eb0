package dev.fargen.check.environments;

import dev.fargen.check.rule.Rule;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.list.Lists;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Text;
import dev.fargen.workload.balancing.LoadBalancer;
import dev.fargen.workload.environment.Thing;
import dev.fargen.workload.services.Workload;
import dev.fargen.workload.stack.Stack;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Certificates, listeners and KMS keys must be in the region of the stack (AWS Certificate Manager
 * user guide, "Services integrated with ACM"; AWS Key Management Service developer guide, "Key
 * ARN").
 */
public final class ArnPlaceRule implements Rule {

  private static final int SERVICE = 2;
  private static final int REGION = 3;

  @Override
  public void check(Stack stack, Diagnostics diagnostics) {
    Optional<Given<String>> region = stack.environment().region();
    if (region.isPresent()) {
      named(stack).forEach(arn -> check(arn, region.get(), stack, diagnostics));
    }
  }

  private static List<Given<Text>> named(Stack stack) {
    List<Given<Text>> all = new ArrayList<>();
    stack
        .base()
        .loadBalancer()
        .ifPresent(
            balancer -> {
              if (balancer instanceof LoadBalancer.Created created) {
                all.addAll(created.certificates());
              } else if (balancer instanceof LoadBalancer.Existing existing) {
                all.add(existing.listener());
              }
            });
    stack.base().internalBalancer().ifPresent(second -> all.addAll(second.certificates()));
    Lists.present(Lists.map(stack.stores().things(), Thing::kmsKey)).forEach(all::add);
    for (Workload workload : stack.workloads()) {
      workload.task().logs().kmsKey().ifPresent(all::add);
    }
    return all;
  }

  private static String kind(String service) {
    return switch (service) {
      case "kms" -> "KMS key";
      case "elasticloadbalancing" -> "listener";
      default -> "certificate";
    };
  }

  private static void check(
      Given<Text> arn, Given<String> region, Stack stack, Diagnostics diagnostics) {
    Optional<String> value = stack.environment().literal(arn.value());
    String[] parts = value.orElse("").split(":", REGION + 2);
    boolean elsewhere =
        parts.length > REGION && !parts[REGION].isEmpty() && !parts[REGION].equals(region.value());
    if (elsewhere) {
      diagnostics.report(
          Diagnostic.of(
                  Code.OTHER_REGION,
                  "the ARN is in region `"
                      + parts[REGION]
                      + "`, but the stack is in `"
                      + region.value()
                      + "`")
              .at(arn.span())
              .at(region.span(), "region of the stack")
              .help("write the ARN of a " + kind(parts[SERVICE]) + " in `" + region.value() + "`"));
    }
  }
}
