package dev.fargen.cfn;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.UnaryOperator;

/** A text ({@link String}), number ({@link BigDecimal}) or truth value ({@link Boolean}). */
public record Scalar(Object content) implements Value {

  public Scalar {
    boolean known =
        content instanceof String || content instanceof BigDecimal || content instanceof Boolean;
    if (!known) {
      throw new IllegalArgumentException("not a scalar: " + content.getClass());
    }
  }

  @Override
  public List<Value> children() {
    return List.of();
  }

  @Override
  public Scalar map(UnaryOperator<Value> change) {
    return this;
  }

  /** The content as CloudFormation's parameter values have it: everything is text. */
  public String asText() {
    return content instanceof BigDecimal number ? number.toPlainString() : content.toString();
  }
}
