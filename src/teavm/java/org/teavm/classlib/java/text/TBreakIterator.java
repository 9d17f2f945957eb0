package org.teavm.classlib.java.text;

/** Where a line of text may end: after blanks. */
public final class TBreakIterator {

  /** There is no further place. */
  public static final int DONE = -1;

  private String text = "";
  private int at;

  private TBreakIterator() {}

  /** One for lines. */
  public static TBreakIterator getLineInstance() {
    return new TBreakIterator();
  }

  /** What it looks at. */
  public void setText(String newText) {
    text = newText;
    at = 0;
  }

  /** Begins anew. */
  public int first() {
    at = 0;
    return at;
  }

  /** The next place. */
  public int next() {
    if (at == text.length()) {
      return DONE;
    }
    while (at < text.length() && text.charAt(at) != ' ') {
      at++;
    }
    while (at < text.length() && text.charAt(at) == ' ') {
      at++;
    }
    return at;
  }
}
