package dev.fargen.migrate.template;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;

/**
 * CPU and memory with units, as task definitions and App Runner take them: {@code .25 vCPU}, {@code
 * 0.5GB} (CloudFormation template reference, "AWS::ECS::TaskDefinition"; App Runner API reference,
 * "InstanceConfiguration").
 */
final class TaskSize {

  private static final int UNITS = 1024;

  private TaskSize() {}

  /** CPU units or MiB, if it is a size. */
  static Optional<String> units(String text) {
    if (Containers.isNumber(text)) {
      return Optional.of(text);
    }
    String lower = text.strip().toLowerCase(Locale.ROOT);
    for (String unit : new String[] {"vcpu", "gb"}) {
      if (lower.endsWith(unit)) {
        String number = lower.substring(0, lower.length() - unit.length()).strip();
        int dot = number.indexOf('.');
        String digits = dot < 0 ? number : number.substring(0, dot) + number.substring(dot + 1);
        return Optional.of(number)
            .filter(size -> Containers.isNumber(digits))
            .map(size -> new BigDecimal(size).multiply(BigDecimal.valueOf(UNITS)))
            .filter(size -> size.stripTrailingZeros().scale() <= 0)
            .map(size -> size.toBigInteger().toString());
      }
    }
    return Optional.empty();
  }
}
