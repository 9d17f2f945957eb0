package dev.fargen.spec.form;

import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Suggestion;
import dev.fargen.list.Digits;
import dev.fargen.list.Lists;
import dev.fargen.yaml.Node;
import dev.fargen.yaml.ScalarNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * A scalar. For {@code ${Name}}, the value of the parameter in this environment is read and
 * checked.
 */
public sealed interface Scalar<T> extends Form<T>
    permits Scalar.Whole,
        Scalar.Decimal,
        Scalar.Truth,
        Scalar.OneOf,
        Durations.Some,
        Durations.FromMilliseconds,
        PortRange.OfPorts {

  /** A parameter in place of a scalar or a list: {@code ${Name}}. */
  String PARAMETER = "\\$\\{[A-Za-z0-9]+(:-.*)?\\}";

  /** The value of a scalar that is not empty. */
  Optional<T> value(ScalarNode scalar, Reading in);

  @Override
  default Optional<T> read(Node node, Reading in) {
    Optional<String> parameter = Reading.wholeParameter(node);
    if (parameter.isEmpty()) {
      return in.refusesOperator(node) ? Optional.empty() : written(node, in);
    }
    if (counted().isPresent()) {
      in.usesDuration(parameter.get(), counted().get(), node.span());
    } else {
      in.usesText(parameter.get(), node.span());
    }
    Optional<Node> given = in.valueOf(parameter.get());
    if (given.isEmpty()) {
      in.missingValue(parameter.get(), node.span());
      return Optional.empty();
    }
    return written(given.get(), in.keyed(parameter.get()));
  }

  private Optional<T> written(Node node, Reading in) {
    Optional<ScalarNode> scalar = in.scalar(node, this);
    return scalar.isPresent() ? value(scalar.get(), in) : Optional.empty();
  }

  /** What the template counts, if the value is a duration. */
  default Optional<Duration> counted() {
    return Optional.empty();
  }

  /** Reports a value below the minimum. */
  default Optional<T> below(Object minimum, ScalarNode scalar, Reading in) {
    return outOfRange("is below the minimum, " + minimum, scalar, in);
  }

  /** Reports a value above the maximum. */
  default Optional<T> above(Object maximum, ScalarNode scalar, Reading in) {
    return outOfRange("is above the maximum, " + maximum, scalar, in);
  }

  /** Reports a value out of range, with the reason. */
  default Optional<T> outOfRange(String reason, ScalarNode scalar, Reading in) {
    in.report(outside(reason, scalar, in));
    return Optional.empty();
  }

  /** The diagnostic for a value out of range. */
  default Diagnostic outside(String reason, ScalarNode scalar, Reading in) {
    return Diagnostic.of(Code.OUT_OF_RANGE, Reading.written(in.key(), scalar) + " " + reason)
        .at(scalar.span())
        .note(Reading.must(in.key(), words()));
  }

  /**
   * A whole number without leading zeros, which YAML 1.1 reads as octal (YAML 1.1, "Integer
   * Language-Independent Type").
   *
   * @param unit for values of another type, as in {@code " in MiB"}
   * @param meant finds the number that a text with a unit means
   */
  record Whole(long least, long most, String unit, Function<ScalarNode, Optional<String>> meant)
      implements Scalar<Integer> {

    /** The regular expression of a whole number. */
    public static final String PATTERN = "-?[0-9]{1,18}";

    private static final Regex REGEX = new Regex(PATTERN);

    @Override
    public String words() {
      return most == least + 1 ? least + " or " + most : "an integer from " + least + " to " + most;
    }

    @Override
    public Optional<Integer> value(ScalarNode scalar, Reading in) {
      if (!REGEX.matches(scalar.text())) {
        if (Digits.only(scalar.text())) { // more than are read
          return above(most, scalar, in);
        }
        Diagnostic fault = in.notOne(scalar, "an integer" + unit);
        in.report(meant.apply(scalar).map(number -> fault.help(in.write(number))).orElse(fault));
        return Optional.empty();
      }
      long number = Long.parseLong(scalar.text());
      if (scalar.text().startsWith("0") && scalar.text().length() > 1) {
        in.report(
            Reading.notValid(in.key(), scalar, words())
                .note("a number that begins with 0 is octal in YAML 1.1 and decimal in YAML 1.2")
                .help(in.write(Long.toString(number))));
        return Optional.empty();
      }
      if (number < least) {
        return below(least, scalar, in);
      }
      return number > most ? above(most, scalar, in) : Optional.of((int) number);
    }
  }

  /** A number. */
  record Decimal(BigDecimal least, BigDecimal most) implements Scalar<BigDecimal> {

    /** The regular expression of a number. */
    public static final String PATTERN = "-?[0-9]{1,12}(\\.[0-9]{1,6})?";

    private static final Regex REGEX = new Regex(PATTERN);

    @Override
    public String words() {
      return "a number from " + least + " to " + most;
    }

    @Override
    public Optional<BigDecimal> value(ScalarNode scalar, Reading in) {
      if (!REGEX.matches(scalar.text())) {
        return in.wrongType(scalar, "a number");
      }
      BigDecimal number = new BigDecimal(scalar.text());
      if (number.compareTo(least) < 0) {
        return below(least, scalar, in);
      }
      return number.compareTo(most) > 0 ? above(most, scalar, in) : Optional.of(number);
    }
  }

  /** True or false. */
  record Truth() implements Scalar<Boolean> {

    private static final List<String> WORDS = List.of("true", "false");
    private static final List<String> YES =
        List.of("true", "yes", "y", "on", "1", "enabled", "enable");
    private static final List<String> NO =
        List.of("false", "no", "n", "off", "0", "disabled", "disable");

    /** The regular expression of both words. */
    public static final String PATTERN = String.join("|", WORDS);

    @Override
    public String words() {
      return String.join(" or ", WORDS);
    }

    @Override
    public Optional<Boolean> value(ScalarNode scalar, Reading in) {
      if (isOne(scalar)) {
        return Optional.of(scalar.text().equals(WORDS.get(0)));
      }
      Diagnostic fault = in.notOne(scalar, words());
      Optional<String> meant = Lists.first(spellings(scalar.text()));
      in.report(meant.map(word -> fault.help(in.write(word))).orElse(fault));
      return Optional.empty();
    }

    @Override
    public List<String> spellings(String text) {
      String lower = text.toLowerCase(Locale.ROOT).strip();
      if (YES.contains(lower)) {
        return List.of(WORDS.get(0));
      }
      return NO.contains(lower) ? List.of(WORDS.get(1)) : List.of();
    }

    static boolean isOne(ScalarNode scalar) {
      return WORDS.contains(scalar.text());
    }
  }

  /** One of a few words. */
  record OneOf(List<String> choices) implements Scalar<String> {
    @Override
    public String words() {
      return Suggestion.oneOf(choices);
    }

    @Override
    public Optional<String> value(ScalarNode scalar, Reading in) {
      if (choices.contains(scalar.text())) {
        return Optional.of(scalar.text());
      }
      in.report(Reading.notValid(in.key(), scalar, words()).unknown(scalar.text(), choices));
      return Optional.empty();
    }

    /** The only choice that has the text in it. */
    @Override
    public List<String> spellings(String text) {
      String lower = text.toLowerCase(Locale.ROOT).strip();
      List<String> holding = Lists.filter(choices, choice -> holds(choice, lower));
      return holding.size() == 1 ? holding : List.of();
    }

    private static boolean holds(String choice, String word) {
      String lower = choice.toLowerCase(Locale.ROOT);
      boolean part = lower.contains("-" + word) || lower.contains("/" + word);
      return word.length() > 2 && (part || lower.startsWith(word));
    }
  }
}
