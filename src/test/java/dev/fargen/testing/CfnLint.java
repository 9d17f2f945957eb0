package dev.fargen.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

/**
 * Asks cfn-lint, with all of its rules on, AWS's own cloudformation-validate, or parliament about
 * any number of files. Where there is no cfn-lint, the test that asks is skipped.
 */
public final class CfnLint {
  private static final int MOST_FILES = 100;
  private static final ObjectMapper JSON = new ObjectMapper();

  private CfnLint() {}

  /** Something that a judge has to say, about the file as it was given. */
  public record Finding(String file, String rule, int line, int column, String message) {
    @Override
    public String toString() {
      return file + ":" + line + ":" + column + ": " + rule + " " + message;
    }
  }

  /** What cfn-lint says about these templates, informational findings included. */
  public static List<Finding> lint(List<Path> templates) {
    return findings("templates", templates);
  }

  /**
   * What cfn-lint says about these deployment files, each a template and its parameter values; what
   * it says about the template with these values is part of it.
   */
  public static List<Finding> lintDeployments(List<Path> deployments) {
    return findings("deployments", deployments);
  }

  /** What cloudformation-validate says about these templates above INFO. */
  public static List<Finding> validate(List<Path> templates) {
    return findings("validate", templates);
  }

  /** What parliament says about the policies in these files, each a map of documents as texts. */
  public static List<Finding> policies(List<Path> files) {
    return findings("policies", files);
  }

  /**
   * Writes params (CodePipeline's template configuration) as the deployment file that cfn-lint can
   * check against its template; there, the values of list parameters are lists.
   */
  public static Path writeDeployment(Path template, Path params, Path deployment) {
    try {
      JsonNode configuration = JSON.readTree(Files.readString(params));
      Map<String, Object> content = new TreeMap<>();
      content.put("template-file-path", template.toAbsolutePath().toString());
      Map<String, Object> parameters = new TreeMap<>(strings(configuration.path("Parameters")));
      lists(template).forEach(name -> parameters.computeIfPresent(name, (id, v) -> split(v)));
      content.put("parameters", parameters);
      content.put("tags", strings(configuration.path("Tags")));
      return Files.writeString(deployment, JSON.writeValueAsString(content));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The tree of each template as cfn-lint's own decoder reads it, in their order: intrinsics in
   * long form, keys as they come.
   */
  public static List<JsonNode> decode(List<Path> templates) {
    return ask("decode", templates);
  }

  private static List<String> lists(Path template) throws IOException {
    Map<String, Object> tree = CfnYaml.template(Files.readString(template));
    return CfnYaml.section(tree, "Parameters").entrySet().stream()
        .filter(parameter -> String.valueOf(parameter.getValue().get("Type")).contains("List"))
        .map(Map.Entry::getKey)
        .toList();
  }

  private static List<String> split(Object value) {
    return List.of(String.valueOf(value).split(",", -1));
  }

  private static Map<String, String> strings(JsonNode object) {
    Map<String, String> strings = new TreeMap<>();
    object.properties().forEach(entry -> strings.put(entry.getKey(), entry.getValue().asText()));
    return strings;
  }

  private static List<Finding> findings(String command, List<Path> files) {
    List<Finding> findings = new ArrayList<>();
    for (JsonNode node : ask(command, files)) {
      findings.add(
          new Finding(
              node.path("file").asText(),
              node.path("rule").asText(),
              node.path("line").asInt(),
              node.path("column").asInt(),
              node.path("message").asText()));
    }
    return findings;
  }

  /**
   * As many processes at once as there are processors; none has more files than it can do in time.
   */
  private static List<JsonNode> ask(String command, List<Path> files) {
    int parts = (files.size() + MOST_FILES - 1) / MOST_FILES;
    return IntStream.range(0, parts)
        .mapToObj(i -> files.subList(i * MOST_FILES, Math.min((i + 1) * MOST_FILES, files.size())))
        .parallel()
        .map(some -> askAtOnce(command, some))
        .flatMap(answer -> StreamSupport.stream(answer.spliterator(), false))
        .toList();
  }

  private static JsonNode askAtOnce(String command, List<Path> files) {
    String answer = PythonEnvironment.withCfnLint().run("lint.py", List.of(command), files);
    try {
      return JSON.readTree(answer);
    } catch (JsonProcessingException e) {
      throw new AssertionError("lint.py printed no JSON:\n" + answer, e);
    }
  }
}
