package dev.fargen.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Severity;
import dev.fargen.diag.SourceFile;
import dev.fargen.diag.Span;
import dev.fargen.diag.SpecException;
import dev.fargen.testing.CfnYaml;
import dev.fargen.testing.Marked;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A spec compiled in memory: what comes of it, or what is wrong with it. */
final class Compiled {

  /** A network that nothing has to be said about. */
  static final String NETWORK =
      "network: {vpc: vpc-1a2b3c4d, subnets: [subnet-1fd84335, subnet-dd1a49e0], "
          + "public_subnets: [subnet-a0fa9bf8, subnet-7dfd270b]}\n";

  private static final ObjectMapper JSON = new ObjectMapper();

  private final JsonNode template;
  private final Map<String, JsonNode> params;

  private Compiled(JsonNode template, Map<String, JsonNode> params) {
    this.template = template;
    this.params = params;
  }

  /** The spec {@code shop} of these lines, which nothing is wrong with. */
  static Compiled of(String lines) {
    try {
      Compilation compilation = Compiler.compile(source(lines));
      Map<String, JsonNode> params = new TreeMap<>();
      for (Map.Entry<String, String> file : compilation.params().entrySet()) {
        params.put(file.getKey(), JSON.readTree(file.getValue()));
      }
      return new Compiled(JSON.valueToTree(CfnYaml.read(compilation.text())), params);
    } catch (SpecException e) {
      throw new AssertionError(lines + "\n" + e.diagnostics().inFileOrder(), e);
    } catch (JsonProcessingException e) {
      throw new AssertionError(lines, e);
    }
  }

  private static SourceFile source(String lines) {
    return new SourceFile("spec.yml", "name: shop\n" + lines);
  }

  /** The errors of the spec {@code shop} of these lines; its first line is the name. */
  static List<Diagnostic> errors(String lines) {
    try {
      Compiler.compile(source(lines));
      return List.of();
    } catch (SpecException e) {
      return e.diagnostics().inFileOrder().stream()
          .filter(one -> one.severity() == Severity.ERROR)
          .toList();
    }
  }

  /** The messages of all errors, whose place is the one that is marked in the lines. */
  static List<String> faultsAtMark(String lines) {
    List<Diagnostic> errors = errors(Marked.of(lines).text());
    Span mark = Marked.of("name: shop\n" + lines).span();
    errors.forEach(error -> assertEquals(mark, error.span(), error.message()));
    return errors.stream().map(Diagnostic::message).toList();
  }

  /**
   * The part of the template at the path, as JSON in single quotes; nothing where there is none.
   */
  String at(String path) {
    return template.at("/" + path).toString().replace('"', '\'');
  }

  /** The names in the part of the template at the path. */
  List<String> keys(String path) {
    List<String> keys = new ArrayList<>();
    template.at("/" + path).fieldNames().forEachRemaining(keys::add);
    return keys;
  }

  /** What an environment's params file has at the path, in single quotes. */
  String param(String environment, String path) {
    JsonNode file = params.getOrDefault("shop." + environment + ".params.json", JSON.nullNode());
    return file.at("/" + path).toString().replace('"', '\'');
  }
}
