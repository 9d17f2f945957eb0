package dev.fargen.cfn;

import java.math.BigDecimal;

/** A text ({@link String}), number ({@link BigDecimal}) or truth value ({@link Boolean}). */
public record Scalar(Object content) implements Value {

  public Scalar {
    boolean known =
        content instanceof String || content instanceof BigDecimal || content instanceof Boolean;
    if (!known) {
      throw new IllegalArgumentException("not a scalar: " + content.getClass());
    }
  }

  /** The content as CloudFormation's parameter values have it: everything is text. */
  public String asText() {
    return content instanceof BigDecimal number ? number.toPlainString() : content.toString();
  }
}
