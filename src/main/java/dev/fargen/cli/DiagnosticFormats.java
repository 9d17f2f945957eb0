package dev.fargen.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.diag.Label;
import dev.fargen.diag.Span;
import java.util.List;
import java.util.Locale;

/** Diagnostics for programs: JSON, GitHub workflow commands, and SARIF 2.1.0. */
final class DiagnosticFormats {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private DiagnosticFormats() {}

  /** One document: a list of specs, each with its diagnostics. */
  static String json(List<Diagnostics> all) {
    ObjectNode root = MAPPER.createObjectNode();
    root.set("specs", specs(all));
    return print(root);
  }

  /** Each spec with its diagnostics. */
  static ArrayNode specs(List<Diagnostics> all) {
    ArrayNode specs = MAPPER.createArrayNode();
    for (Diagnostics diagnostics : all) {
      ObjectNode spec = specs.addObject().put("file", diagnostics.source().name());
      ArrayNode list = spec.putArray("diagnostics");
      diagnostics.inFileOrder().forEach(diagnostic -> add(list.addObject(), diagnostic));
    }
    return specs;
  }

  private static void add(ObjectNode node, Diagnostic diagnostic) {
    node.put("severity", diagnostic.severity().word())
        .put("code", diagnostic.code().word())
        .put("message", diagnostic.message());
    ArrayNode labels = node.putArray("labels");
    for (Label label : diagnostic.labels()) {
      place(labels.addObject(), label.span(), "line", "column", "endLine", "endColumn")
          .put("text", label.text());
    }
    ArrayNode notes = node.putArray("notes");
    diagnostic.notes().forEach(notes::add);
    diagnostic.help().ifPresent(help -> node.put("help", help));
  }

  private static ObjectNode place(
      ObjectNode node, Span span, String line, String column, String endLine, String endColumn) {
    return node.put(line, span.line())
        .put(column, span.column())
        .put(endLine, span.endLine())
        .put(endColumn, span.endColumn());
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
                "::%s file=%s,line=%d,col=%d,endLine=%d,endColumn=%d,title=%s::%s%n",
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
    ObjectNode root = MAPPER.createObjectNode();
    root.put("$schema", "https://json.schemastore.org/sarif-2.1.0.json").put("version", "2.1.0");
    ObjectNode run = root.putArray("runs").addObject();
    run.putObject("tool").putObject("driver").put("name", "fargen");
    run.put("columnKind", "unicodeCodePoints");
    ArrayNode results = run.putArray("results");
    for (Diagnostics diagnostics : all) {
      for (Diagnostic diagnostic : diagnostics.inFileOrder()) {
        sarif(results.addObject(), diagnostics.source().name(), diagnostic);
      }
    }
    return print(root);
  }

  private static void sarif(ObjectNode result, String file, Diagnostic diagnostic) {
    result.put("ruleId", diagnostic.code().word()).put("level", diagnostic.severity().word());
    result.putObject("message").put("text", diagnostic.message());
    location(result.putArray("locations").addObject(), file, diagnostic.span());
    ArrayNode related = result.putArray("relatedLocations");
    for (int i = 1; i < diagnostic.labels().size(); i++) {
      Label label = diagnostic.labels().get(i);
      ObjectNode node = related.addObject();
      location(node, file, label.span());
      node.putObject("message").put("text", label.text());
    }
  }

  private static void location(ObjectNode node, String file, Span span) {
    ObjectNode physical = node.putObject("physicalLocation");
    physical.putObject("artifactLocation").put("uri", file.replace('\\', '/'));
    place(physical.putObject("region"), span, "startLine", "startColumn", "endLine", "endColumn");
  }

  private static String print(ObjectNode root) {
    try {
      return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
