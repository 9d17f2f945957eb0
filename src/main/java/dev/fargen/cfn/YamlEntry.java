package dev.fargen.cfn;

/** A key and its value, as templates have them: for other files that hold values of templates. */
public final class YamlEntry {

  private YamlEntry() {}

  /** {@code key: value} at this indentation, with its line breaks. */
  public static String print(String key, Value value, int indent) {
    StringBuilder out = new StringBuilder();
    new YamlPrinter(out).entry(key, value, indent);
    return out.toString();
  }

  /** {@code - value} at this indentation, with its line breaks. */
  public static String printItem(Value value, int indent) {
    StringBuilder out = new StringBuilder();
    new YamlPrinter(out).item(value, indent);
    return out.toString();
  }
}
