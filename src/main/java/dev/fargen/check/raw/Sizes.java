package dev.fargen.check.raw;

/** What is said of a text, a list or a map that is too short or too long. */
final class Sizes {

  private Sizes() {}

  /**
   * {@code `Names` has 3 items; the maximum is 2}.
   *
   * @param owner what has that size
   * @param units what is counted, in the plural if there are not one
   * @param least whether the limit is the minimum
   * @param why for what the limit is, with a blank before it; or empty
   */
  static String outside(
      String owner, int size, String units, boolean least, String why, int limit) {
    return owner
        + " has "
        + size
        + " "
        + units
        + "; the "
        + (least ? "minimum" : "maximum")
        + why
        + " is "
        + limit;
  }
}
