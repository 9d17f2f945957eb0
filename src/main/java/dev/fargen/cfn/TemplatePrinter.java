package dev.fargen.cfn;

import dev.fargen.cfn.YamlPrinter.Section;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Prints a template: header, description, and the sections in the order AWS's examples have. */
public final class TemplatePrinter {

  private static final String FORMAT_VERSION = "2010-09-09";

  private TemplatePrinter() {}

  /** The whole file; the same template gives the same text every time. */
  public static String print(Template template) {
    StringBuilder out = new StringBuilder(16_384);
    YamlPrinter printer = new YamlPrinter(out);
    template.header().forEach(line -> out.append("# ").append(line).append('\n'));
    printer.entry("AWSTemplateFormatVersion", Value.text(FORMAT_VERSION), 0);
    if (!template.description().isEmpty()) {
      printer.entry("Description", Value.text(template.description()), 0);
    }
    section(printer, "Parameters", template.parameters(), TemplatePrinter::parameter);
    if (!template.conditions().isEmpty()) {
      Mapping conditions = Value.map();
      for (Condition condition : template.conditions()) {
        conditions = conditions.with(condition.id(), condition.expression());
      }
      out.append('\n');
      printer.entry("Conditions", conditions, 0);
    }
    section(printer, "Resources", template.resources(), TemplatePrinter::resource);
    section(printer, "Outputs", template.outputs(), TemplatePrinter::output);
    return out.toString();
  }

  private static <T> void section(
      YamlPrinter printer,
      String name,
      List<T> things,
      Function<T, Map.Entry<String, Section>> entry) {
    if (!things.isEmpty()) {
      Map<String, Section> entries = new LinkedHashMap<>();
      things.stream().map(entry).forEach(e -> entries.put(e.getKey(), e.getValue()));
      printer.section(name, entries, name.equals("Resources"));
    }
  }

  private static Map.Entry<String, Section> parameter(Parameter parameter) {
    return Map.entry(parameter.id(), new Section("", parameter.declaration()));
  }

  private static Map.Entry<String, Section> resource(Resource resource) {
    return Map.entry(resource.id(), new Section(resource.comment(), resource.declaration()));
  }

  private static Map.Entry<String, Section> output(Output output) {
    return Map.entry(output.id(), new Section("", output.declaration()));
  }
}
