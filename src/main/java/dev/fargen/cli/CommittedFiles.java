package dev.fargen.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.fargen.compile.Compilation;
import dev.fargen.compile.CompiledEnvironment;
import dev.fargen.deploy.StackTemplate;
import dev.fargen.deploy.UnreadableTemplate;
import dev.fargen.params.ParamsFile;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/**
 * The template and the params file of an environment: as they are rendered now, or with {@code
 * --committed} as they are on disk, as a pipeline would use them.
 */
final class CommittedFiles {

  private final StackTemplate template;
  private final String params;

  /**
   * @param asked whether to report where the two differ
   */
  CommittedFiles(
      Compilation compiled,
      CompiledEnvironment environment,
      AwsOptions options,
      boolean asked,
      Console console) {
    String rendered = compiled.text();
    String renderedParams = environment.params().print();
    Path templatePath =
        folder("--templates-dir", "templates", options, console).resolve(compiled.templateFile());
    Path paramsPath =
        folder("--params-dir", "params", options, console)
            .resolve(compiled.paramsFile(environment));
    Optional<String> onDisk = StackRequests.text(templatePath);
    Optional<String> paramsOnDisk = StackRequests.text(paramsPath);
    boolean committed = options.flag("--committed");
    if (committed && (onDisk.isEmpty() || paramsOnDisk.isEmpty())) {
      throw new UsageException(
          "`"
              + (onDisk.isEmpty() ? templatePath : paramsPath)
              + "` does not exist; run `fargen render` first");
    }
    if (asked) {
      stale(onDisk, rendered, templatePath, committed, console);
      stale(paramsOnDisk, renderedParams, paramsPath, committed, console);
    }
    String text = committed ? onDisk.orElseThrow() : rendered;
    template =
        text.equals(rendered)
            ? StackTemplate.of(text, compiled.template())
            : read(text, templatePath);
    params = committed ? paramsOnDisk.orElseThrow() : renderedParams;
  }

  /** The options for the directories of the files. */
  static CommandSpec addTo(CommandSpec spec) {
    return spec.addOption(
            Commands.directory("--templates-dir", "templates", "Directory of templates."))
        .addOption(Commands.directory("--params-dir", "params", "Directory of params files."));
  }

  private static Path folder(String option, String usual, AwsOptions options, Console console) {
    return OutputFiles.folder(option, usual, options.value(option), console);
  }

  private static StackTemplate read(String text, Path path) {
    try {
      return StackTemplate.read(text);
    } catch (UnreadableTemplate e) {
      throw new UsageException(path + " is " + e.what());
    }
  }

  private static void stale(
      Optional<String> onDisk, String rendered, Path path, boolean committed, Console console) {
    if (onDisk.isPresent() && !onDisk.get().equals(rendered)) {
      console
          .err()
          .println(
              "fargen: "
                  + path
                  + " differs from what the spec renders; using "
                  + (committed ? "the file as it is" : "the spec"));
    }
  }

  StackTemplate template() {
    return template;
  }

  ParamsFile params() {
    JsonNode tree = tree();
    return new ParamsFile(
        texts(tree.path("Parameters")), texts(tree.path("Tags")), Optional.empty());
  }

  Optional<String> stackPolicy() {
    JsonNode policy = tree().path("StackPolicy");
    return policy.isMissingNode() ? Optional.empty() : Optional.of(policy.toString());
  }

  private JsonNode tree() {
    try {
      return new ObjectMapper().readTree(params);
    } catch (JsonProcessingException e) {
      throw new UsageException(
          "the params file is not valid JSON after line " + e.getLocation().getLineNr());
    }
  }

  private static Map<String, String> texts(JsonNode node) {
    Map<String, String> texts = new LinkedHashMap<>();
    node.properties().forEach(field -> texts.put(field.getKey(), field.getValue().asText()));
    return texts;
  }
}
