package dev.fargen.spec.form;

import dev.fargen.spec.form.Scalar.Whole;
import dev.fargen.yaml.ScalarNode;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whole numbers of CPU units, MiB or GiB. For a value in another unit, as ECS allows, the help is
 * the number to write.
 */
public final class Amounts {

  private static final int UNITS_OF_A_CPU = 1_024;
  private static final int MIB_OF_A_GIB = 1_024;

  private Amounts() {}

  /** CPU units; for {@code 0.5} and {@code 1 vCPU} the help is the number of CPU units. */
  public static Form<Integer> cpu(int least, int most) {
    return new Whole(least, most, " in CPU units", Amounts::cpuUnits);
  }

  /** MiB; for {@code 2GB} and {@code 512m} the help is the number of MiB. */
  public static Form<Integer> mib(int least, int most) {
    return new Whole(least, most, " in MiB", Amounts::mib);
  }

  /** GiB; for {@code 50GB} the help is the number of GiB. */
  public static Form<Integer> gib(int least, int most) {
    return new Whole(
        least, most, " in GiB", text -> number(text, "gi?b?").flatMap(n -> times(n, 1)));
  }

  private static Optional<String> cpuUnits(ScalarNode text) {
    return number(text, "(v?cpus?)?").flatMap(cpus -> times(cpus, UNITS_OF_A_CPU));
  }

  private static Optional<String> mib(ScalarNode text) {
    return number(text, "gi?b?")
        .flatMap(gib -> times(gib, MIB_OF_A_GIB))
        .or(() -> number(text, "mi?b?").flatMap(mib -> times(mib, 1)));
  }

  private static Optional<BigDecimal> number(ScalarNode scalar, String unit) {
    Matcher matcher =
        Pattern.compile("([0-9]{0,6}\\.?[0-9]{1,3}) ?" + unit)
            .matcher(scalar.text().toLowerCase(Locale.ROOT));
    return matcher.matches() ? Optional.of(new BigDecimal(matcher.group(1))) : Optional.empty();
  }

  private static Optional<String> times(BigDecimal number, int factor) {
    BigDecimal whole = number.multiply(BigDecimal.valueOf(factor)).stripTrailingZeros();
    return whole.scale() <= 0 ? Optional.of(whole.toPlainString()) : Optional.empty();
  }
}
