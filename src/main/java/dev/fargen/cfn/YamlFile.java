package dev.fargen.cfn;

import java.util.List;
import java.util.Map;

/** Prints a map as a YAML file of its own, in the manner of templates. */
public final class YamlFile {

  private YamlFile() {}

  /** The file: comment lines, then each entry, a blank line between two blocks. */
  public static String print(List<String> header, Mapping content) {
    StringBuilder out = new StringBuilder();
    YamlPrinter printer = new YamlPrinter(out);
    for (String line : header) {
      out.append("# ").append(line).append('\n');
    }
    for (Map.Entry<String, Value> entry : content.entries().entrySet()) {
      if (!(entry.getValue() instanceof Scalar)) {
        out.append('\n');
      }
      printer.entry(entry.getKey(), entry.getValue(), 0);
    }
    return out.toString();
  }
}
