package dev.fargen.cfn;

import java.util.List;

/** Prints a map as a YAML file of its own, in the manner of templates. */
public final class YamlFile {

  private YamlFile() {}

  /** The file: comment lines, then each entry, a blank line between two blocks. */
  public static String print(List<String> header, Mapping content) {
    StringBuilder out = new StringBuilder();
    YamlPrinter printer = new YamlPrinter(out);
    header.forEach(line -> out.append("# ").append(line).append('\n'));
    content
        .entries()
        .forEach(
            (key, value) -> {
              if (!(value instanceof Scalar)) {
                out.append('\n');
              }
              printer.entry(key, value, 0);
            });
    return out.toString();
  }
}
