package dev.fargen.cfn;

import java.util.List;
import java.util.Map;

/**
 * A YAML file of its own, in the manner of templates.
 *
 * @param header comment lines at the top, without the hash
 */
public record YamlFile(List<String> header, Mapping content) {

  public YamlFile {
    header = List.copyOf(header);
  }

  /** The file's text: comment lines, then each entry, a blank line between two blocks. */
  public String print() {
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
