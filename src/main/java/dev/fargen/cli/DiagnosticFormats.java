package dev.fargen.cli;

import dev.fargen.cfn.JsonPrinter;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.diag.Label;
import dev.fargen.diag.Span;
import dev.fargen.list.Lists;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Diagnostics for programs: JSON, GitHub workflow commands, and SARIF 2.1.0. */
final class DiagnosticFormats {

  private DiagnosticFormats() {}

  /** One document: a list of specs, each with its diagnostics. */
  static String json(List<Diagnostics> all) {
    return JsonPrinter.print(Map.of("specs", specs(all)));
  }

  /** Each spec with its diagnostics. */
  static List<Map<String, Object>> specs(List<Diagnostics> all) {
    return Lists.map(
        all,
        diagnostics -> {
          Map<String, Object> spec = new LinkedHashMap<>();
          spec.put("file", diagnostics.source().name());
          spec.put(
              "diagnostics", Lists.map(diagnostics.inFileOrder(), DiagnosticFormats::diagnostic));
          return spec;
        });
  }

  private static Map<String, Object> diagnostic(Diagnostic diagnostic) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("severity", diagnostic.severity().word());
    document.put("code", diagnostic.code().word());
    document.put("message", diagnostic.message());
    document.put("labels", Lists.map(diagnostic.labels(), DiagnosticFormats::label));
    document.put("notes", diagnostic.notes());
    diagnostic.help().ifPresent(help -> document.put("help", help));
    return document;
  }

  private static Map<String, Object> label(Label label) {
    Map<String, Object> document = place(label.span(), "line", "column", "endLine", "endColumn");
    document.put("text", label.text());
    return document;
  }

  private static Map<String, Object> place(
      Span span, String line, String column, String endLine, String endColumn) {
    Map<String, Object> place = new LinkedHashMap<>();
    place.put(line, span.line());
    place.put(column, span.column());
    place.put(endLine, span.endLine());
    place.put(endColumn, span.endColumn());
    return place;
  }

  /** GitHub documentation, "Workflow commands for GitHub Actions", error and warning messages. */
  static String github(List<Diagnostics> all) {
    StringBuilder out = new StringBuilder();
    for (Diagnostics diagnostics : all) {
      for (Diagnostic diagnostic : diagnostics.inFileOrder()) {
        Span span = diagnostic.span();
        String text =
            diagnostic.message() + diagnostic.help().map(help -> "\nhelp: " + help).orElse("");
        out.append(
            String.format(
                Locale.ROOT,
                "::%s file=%s,line=%d,col=%d,endLine=%d,endColumn=%d,title=%s::%s\n",
                diagnostic.severity().word(),
                property(diagnostics.source().name()),
                span.line(),
                span.column(),
                span.endLine(),
                span.endColumn(),
                diagnostic.code().word(),
                data(text)));
      }
    }
    return out.toString();
  }

  private static String data(String text) {
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
  }

  private static String property(String text) {
    return data(text).replace(":", "%3A").replace(",", "%2C");
  }

  static String sarif(List<Diagnostics> all) {
    List<Object> results = new ArrayList<>();
    for (Diagnostics diagnostics : all) {
      for (Diagnostic diagnostic : diagnostics.inFileOrder()) {
        results.add(result(diagnostics.source().name(), diagnostic));
      }
    }
    Map<String, Object> run = new LinkedHashMap<>();
    run.put("tool", Map.of("driver", Map.of("name", "fargen")));
    run.put("columnKind", "unicodeCodePoints");
    run.put("results", results);
    Map<String, Object> root = new LinkedHashMap<>();
    root.put("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
    root.put("version", "2.1.0");
    root.put("runs", List.of(run));
    return JsonPrinter.print(root);
  }

  private static Map<String, Object> result(String file, Diagnostic diagnostic) {
    List<Object> related = new ArrayList<>();
    for (int i = 1; i < diagnostic.labels().size(); i++) {
      Label label = diagnostic.labels().get(i);
      Map<String, Object> location = location(file, label.span());
      location.put("message", Map.of("text", label.text()));
      related.add(location);
    }
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("ruleId", diagnostic.code().word());
    result.put("level", diagnostic.severity().word());
    result.put("message", Map.of("text", diagnostic.message()));
    result.put("locations", List.of(location(file, diagnostic.span())));
    result.put("relatedLocations", related);
    return result;
  }

  private static Map<String, Object> location(String file, Span span) {
    Map<String, Object> physical = new LinkedHashMap<>();
    physical.put("artifactLocation", Map.of("uri", file.replace('\\', '/')));
    physical.put("region", place(span, "startLine", "startColumn", "endLine", "endColumn"));
    Map<String, Object> location = new LinkedHashMap<>();
    location.put("physicalLocation", physical);
    return location;
  }
}
