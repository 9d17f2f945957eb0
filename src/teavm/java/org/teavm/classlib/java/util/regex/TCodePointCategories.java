package org.teavm.classlib.java.util.regex;

/** Several categories of Unicode, a bit for each, of whole code points. */
final class TCodePointCategories extends TUnicodeCategory {

  TCodePointCategories(int categories) {
    super(categories);
  }

  @Override
  public boolean contains(int codePoint) {
    return alt ^ (category >> Character.getType(codePoint) & 1) != 0;
  }
}
