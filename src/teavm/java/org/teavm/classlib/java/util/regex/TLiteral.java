package org.teavm.classlib.java.util.regex;

/** A literal that compares what is left of a text, however short, before it asks for more. */
final class TLiteral extends TSequenceSet {

  private final String literal;

  TLiteral(StringBuffer literal) {
    super(literal);
    this.literal = literal.toString();
  }

  @Override
  public int matches(int at, CharSequence text, TMatchResultImpl result) {
    int end = Math.min(result.getRightBound(), at + literal.length());
    return literal.startsWith(text.subSequence(at, end).toString())
        ? super.matches(at, text, result)
        : -1;
  }
}
