package dev.fargen.deploy.view;

/**
 * How lines look on this output. Color is never the only signal.
 *
 * @param colour the output shows color
 * @param width the columns of the terminal; unlimited where the output is none
 */
public record Style(boolean colour, int width) {

  String good(String text) {
    return paint("32", text);
  }

  String bad(String text) {
    return paint("1;31", text);
  }

  String busy(String text) {
    return paint("33", text);
  }

  String strong(String text) {
    return paint("1", text);
  }

  String faint(String text) {
    return paint("2", text);
  }

  /** The state in the colour of what it means. */
  String state(String text, String state) {
    if (state.endsWith("_FAILED") || state.contains("ROLLBACK")) {
      return bad(text);
    }
    return state.endsWith("_IN_PROGRESS") ? busy(text) : good(text);
  }

  private String paint(String code, String text) {
    return colour ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
  }
}
