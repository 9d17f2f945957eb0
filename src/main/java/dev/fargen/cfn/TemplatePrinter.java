package dev.fargen.cfn;

import dev.fargen.cfn.YamlPrinter.Section;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Prints a template: header, description, and the sections in the order AWS's examples have. */
public final class TemplatePrinter {

  /** What stands in one line each at the top. */
  private static final Set<String> LINES = Set.of("AWSTemplateFormatVersion", "Description");

  /** Sections whose entries are apart from each other. */
  private static final Set<String> SPACIOUS = Set.of("Parameters", "Resources", "Outputs");

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
    if (SPACIOUS.contains(name)) {
      Map<String, Section> entries = new LinkedHashMap<>();
      for (Map.Entry<String, Value> entry : document.section(name).entrySet()) {
        String id = entry.getKey();
        entries.put(id, new Section(comment(name, id), (Mapping) entry.getValue()));
      }
      printer.section(name, entries, name.equals("Resources"));
      return;
    }
    if (LINES.contains(name)) {
      printer.entry(name, value, 0);
    } else if (value instanceof Mapping map) {
      out.append('\n').append(name).append(":\n");
      for (Map.Entry<String, Value> entry : map.entries().entrySet()) {
        printer.entry(entry.getKey(), entry.getValue(), 2);
      }
    } else {
      out.append('\n');
      printer.entry(name, value, 0);
    }
  }

  private String comment(String section, String id) {
    return section.equals("Resources") ? document.comments().getOrDefault(id, "") : "";
  }
}
