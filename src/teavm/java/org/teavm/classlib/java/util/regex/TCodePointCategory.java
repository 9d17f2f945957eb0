package org.teavm.classlib.java.util.regex;

/** A category of Unicode, of whole code points. */
final class TCodePointCategory extends TUnicodeCategory {

  TCodePointCategory(int category) {
    super(category);
  }

  @Override
  public boolean contains(int codePoint) {
    return alt ^ (category == Character.getType(codePoint));
  }
}
