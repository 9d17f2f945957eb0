package dev.fargen.migrate.draft;

import dev.fargen.cfn.Scalar;
import dev.fargen.cfn.Value;
import dev.fargen.yaml.ScalarNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** A scalar, or a value that is printed as it is, such as raw CloudFormation. */
public record DraftValue(Value value) implements Draft {

  /** Longer ones are no numbers that a person writes. */
  private static final int MOST_DIGITS = 18;

  @Override
  public Optional<String> text() {
    return value instanceof Scalar scalar ? Optional.of(scalar.asText()) : Optional.empty();
  }

  public static DraftValue text(String text) {
    return new DraftValue(Value.text(text));
  }

  public static DraftValue number(long number) {
    return new DraftValue(Value.number(number));
  }

  public static DraftValue bool(boolean bool) {
    return new DraftValue(Value.bool(bool));
  }

  /** A list of texts. */
  public static DraftValue texts(List<String> items) {
    return new DraftValue(Value.texts(items));
  }

  /**
   * The scalar as it is written: a number or truth value where it is one to every reader of YAML,
   * else a text.
   */
  public static DraftValue of(ScalarNode node) {
    return node.plain() ? of(node.text()) : text(node.text());
  }

  /** The text as a person would write it: {@code 80} and {@code true} without quotes. */
  public static DraftValue of(String text) {
    if (text.equals("true") || text.equals("false")) {
      return bool(text.equals("true"));
    }
    return isNumber(text) ? new DraftValue(Value.number(new BigDecimal(text))) : text(text);
  }

  /** Digits without a zero in front, with or without a sign and a fraction. */
  private static boolean isNumber(String text) {
    int at = text.startsWith("-") ? 1 : 0;
    int dot = text.indexOf('.');
    String whole = text.substring(at, dot < 0 ? text.length() : Math.max(at, dot));
    String fraction = dot < 0 ? "0" : text.substring(dot + 1);
    return areDigits(whole)
        && areDigits(fraction)
        && text.length() <= MOST_DIGITS
        && (whole.equals("0") || !whole.startsWith("0"));
  }

  private static boolean areDigits(String text) {
    boolean digits = !text.isEmpty();
    for (int i = 0; i < text.length(); i++) {
      digits &= text.charAt(i) >= '0' && text.charAt(i) <= '9';
    }
    return digits;
  }
}
