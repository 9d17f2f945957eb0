package dev.fargen.cfn;

import java.util.Map;
import java.util.Set;

/** Prints a template: header, description, and the sections in the order AWS's examples have. */
public final class TemplatePrinter {

  /** What stands in one line each at the top. */
  private static final Set<String> LINES = Set.of("AWSTemplateFormatVersion", "Description");

  private final StringBuilder out = new StringBuilder(16_384);
  private final YamlPrinter printer = new YamlPrinter(out);
  private final Document document;

  private TemplatePrinter(Document document) {
    this.document = document;
  }

  /** The whole file; the same template gives the same text every time. */
  public static String print(Template template) {
    return print(Document.of(template));
  }

  /** The whole file; the same document gives the same text every time. */
  public static String print(Document document) {
    return new TemplatePrinter(document).print();
  }

  private String print() {
    for (String line : document.header()) {
      out.append("# ").append(line).append('\n');
    }
    for (String name : Document.SECTIONS) {
      section(name);
    }
    return out.toString();
  }

  private void section(String name) {
    Value value = document.content().entries().getOrDefault(name, Value.map());
    if (value.equals(Value.map())) {
      return;
    }
    if (LINES.contains(name)) {
      printer.entry(name, value, 0);
      return;
    }
    out.append('\n');
    if (!(value instanceof Mapping map)) {
      printer.entry(name, value, 0);
      return;
    }
    out.append(name).append(":\n");
    switch (name) {
      case "Parameters" -> printer.blocks(map.entries());
      case "Resources" -> printer.resources(map.entries(), document.comments());
      case "Outputs" -> printer.linesOrBlocks(map.entries());
      default -> {
        for (Map.Entry<String, Value> entry : map.entries().entrySet()) {
          printer.entry(entry.getKey(), entry.getValue(), 2);
        }
      }
    }
  }
}
