package dev.fargen.deploy;

import dev.fargen.cfn.Mapping;
import dev.fargen.cfn.Value;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How long the deployments of a stack wait on purpose: between the steps in which they shift
 * traffic, and after the last one (Amazon ECS API reference, "DeploymentConfiguration",
 * "CanaryConfiguration" and "LinearConfiguration"); and, behind a Network Load Balancer, ten
 * minutes with each shift of the test and the production traffic (developer guide, "Network Load
 * Balancer resources for Amazon ECS blue/green, linear and canary deployments"). Pauses for people
 * are not counted.
 */
final class ShiftingTime {

  private static final BigDecimal ALL = BigDecimal.valueOf(100);

  private ShiftingTime() {}

  /** The time of all services together, which may be deployed one after the other. */
  static Duration of(StackRequest request) {
    KnownValues values = KnownValues.of(request, Optional.empty());
    BigDecimal minutes = BigDecimal.ZERO;
    for (Mapping service : StrategySwitch.services(values).values()) {
      if (StrategySwitch.strategy(service, values).isPresent()
          && service.entries().get("DeploymentConfiguration") instanceof Mapping deployment) {
        minutes = minutes.add(minutes(deployment, isDelayed(service, values), values));
      }
    }
    return Duration.ofMinutes(minutes.longValue());
  }

  /** Whether ECS changes listeners, which only Network Load Balancers allow. */
  private static boolean isDelayed(Mapping service, KnownValues values) {
    for (Value item : values.items(service.entries().get("LoadBalancers"))) {
      if (values.chosen(item) instanceof Mapping target
          && values.chosen(target.entries().get("AdvancedConfiguration"))
              instanceof Mapping advanced
          && isListener(values.chosen(advanced.entries().get("ProductionListenerRule")), values)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isListener(@Nullable Value rule, KnownValues values) {
    return Optional.ofNullable(rule)
        .flatMap(WeightedRules::referred)
        .filter(
            id ->
                values.section("Resources").get(id) instanceof Mapping resource
                    && Optional.ofNullable(resource.entries().get("Type"))
                        .flatMap(values::text)
                        .filter(WeightedRules.LISTENER::equals)
                        .isPresent())
        .isPresent();
  }

  private static BigDecimal minutes(Mapping deployment, boolean delayed, KnownValues values) {
    BigDecimal minutes = number(deployment, "BakeTimeInMinutes", values).orElse(BigDecimal.ZERO);
    BigDecimal shifts = BigDecimal.valueOf(2); // of the test and of all production traffic
    if (values.chosen(deployment.entries().get("CanaryConfiguration")) instanceof Mapping canary) {
      minutes =
          minutes.add(number(canary, "CanaryBakeTimeInMinutes", values).orElse(BigDecimal.ZERO));
      shifts = shifts.add(BigDecimal.ONE);
    }
    if (values.chosen(deployment.entries().get("LinearConfiguration")) instanceof Mapping linear) {
      BigDecimal waits =
          number(linear, "StepPercent", values)
              .filter(percent -> percent.signum() > 0)
              .map(percent -> ALL.divide(percent, 0, RoundingMode.CEILING).subtract(BigDecimal.ONE))
              .orElse(BigDecimal.ZERO);
      minutes =
          minutes.add(
              number(linear, "StepBakeTimeInMinutes", values)
                  .map(waits::multiply)
                  .orElse(BigDecimal.ZERO));
      shifts = shifts.add(waits);
    }
    return delayed ? minutes.add(shifts.multiply(BigDecimal.TEN)) : minutes;
  }

  private static Optional<BigDecimal> number(Mapping map, String key, KnownValues values) {
    @Nullable Value value = values.chosen(map.entries().get(key));
    try {
      return Optional.ofNullable(value).flatMap(values::text).map(BigDecimal::new);
    } catch (NumberFormatException e) {
      return Optional.empty(); // a file that was edited, and that CloudFormation refuses
    }
  }
}
