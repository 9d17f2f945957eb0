package dev.fargen.spec.form;

import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.yaml.Node;
import dev.fargen.yaml.ScalarNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A scalar; where {@code ${Name}} stands in its place, this environment's value of the parameter is
 * what is read and checked.
 */
public sealed interface Scalar<T> extends Form<T>
    permits Scalar.Whole, Scalar.Decimal, Scalar.Truth, Scalar.OneOf, Durations.Some {

  /** What stands in place of a scalar, or of a list: {@code ${Name}}. */
  String PARAMETER = "\\$\\{[A-Za-z0-9]+\\}";

  /** The value of a scalar that is there. */
  Optional<T> value(ScalarNode scalar, Reading in);

  @Override
  default Optional<T> read(Node node, Reading in) {
    Optional<String> parameter = Reading.wholeParameter(node);
    if (parameter.isEmpty()) {
      return in.scalar(node, words()).flatMap(scalar -> value(scalar, in));
    }
    in.usesText(parameter.get(), node.span());
    Optional<Node> given = in.valueOf(parameter.get());
    if (given.isEmpty()) {
      in.missingValue(parameter.get(), node.span());
    }
    return given.flatMap(one -> in.scalar(one, words())).flatMap(scalar -> value(scalar, in));
  }

  /** Says that it is too little or too much, and what is nearest. */
  default Optional<T> outOfRange(ScalarNode scalar, Object nearest, String which, Reading in) {
    in.report(
        Diagnostic.of(
                Code.OUT_OF_RANGE, "`" + in.key() + "` takes " + words() + ", not " + scalar.text())
            .at(scalar.span())
            .help("write `" + nearest + "`, the " + which));
    return Optional.empty();
  }

  /**
   * A whole number.
   *
   * @param meant the number that is meant by something else
   */
  record Whole(long least, long most, Function<ScalarNode, Optional<String>> meant)
      implements Scalar<Integer> {

    /** What one looks like. */
    public static final String PATTERN = "-?[0-9]{1,18}";

    private static final Regex REGEX = new Regex(PATTERN);

    @Override
    public String words() {
      return "a whole number from " + least + " to " + most;
    }

    @Override
    public Optional<Integer> value(ScalarNode scalar, Reading in) {
      if (!REGEX.matches(scalar.text())) {
        Diagnostic fault = in.notOne(scalar, "a whole number");
        in.report(
            meant.apply(scalar).map(number -> fault.help("write `" + number + "`")).orElse(fault));
        return Optional.empty();
      }
      long number = Long.parseLong(scalar.text());
      if (number < least) {
        return outOfRange(scalar, least, "least", in);
      }
      return number > most ? outOfRange(scalar, most, "most", in) : Optional.of((int) number);
    }
  }

  /** A number. */
  record Decimal(BigDecimal least, BigDecimal most) implements Scalar<BigDecimal> {

    /** What one looks like. */
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
        return outOfRange(scalar, least, "least", in);
      }
      return number.compareTo(most) > 0
          ? outOfRange(scalar, most, "most", in)
          : Optional.of(number);
    }
  }

  /** True or false. */
  record Truth() implements Scalar<Boolean> {

    private static final List<String> WORDS = List.of("true", "false");

    /** What one looks like. */
    public static final String PATTERN = String.join("|", WORDS);

    @Override
    public String words() {
      return String.join(" or ", WORDS);
    }

    @Override
    public Optional<Boolean> value(ScalarNode scalar, Reading in) {
      return isOne(scalar)
          ? Optional.of(scalar.text().equals(WORDS.get(0)))
          : in.wrongType(scalar, words());
    }

    static boolean isOne(ScalarNode scalar) {
      return WORDS.contains(scalar.text());
    }
  }

  /** One of a few words. */
  record OneOf(List<String> choices) implements Scalar<String> {
    @Override
    public String words() {
      return "one of " + String.join(", ", choices);
    }

    @Override
    public Optional<String> value(ScalarNode scalar, Reading in) {
      if (choices.contains(scalar.text())) {
        return Optional.of(scalar.text());
      }
      String message = "`" + in.key() + "` takes " + words() + ", not `" + scalar.text() + "`";
      in.report(
          Diagnostic.of(Code.INVALID_VALUE, message)
              .at(scalar.span())
              .unknown(scalar.text(), choices));
      return Optional.empty();
    }
  }
}
