package dev.fargen.cli;

import dev.fargen.diag.Diagnostics;
import dev.fargen.diag.SourceFile;
import dev.fargen.diag.Suggestion;
import dev.fargen.list.Lists;
import dev.fargen.migrate.LegalName;
import dev.fargen.migrate.Sources;
import dev.fargen.spec.hint.ForeignTool;
import dev.fargen.spec.hint.OtherFiles;
import dev.fargen.yaml.YamlReader;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The kinds of files that {@code fargen import} takes, and what fits to them. */
final class ImportKind {

  /** In the order of the help. */
  static final List<String> WORDS = List.of("copilot", "compose", "score", "template");

  /** Other words for them. */
  private static final Map<String, String> OTHER_WORDS =
      Map.of(
          "docker", "compose",
          "docker-compose", "compose",
          "cloudformation", "template",
          "cfn", "template",
          "stack", "template",
          "sam", "template",
          "apprunner", "template",
          "aws-copilot", "copilot",
          "score-compose", "score");

  /** The options that only some kinds have. */
  private static final Map<String, List<String>> OPTIONS =
      Map.of(
          "--service", List.of("copilot"),
          "--compose-profile", List.of("compose"),
          "--nlb", List.of("compose"),
          "--stack", List.of("copilot", "template"),
          "--env", List.of("template"),
          "--region", List.of("copilot", "template"),
          "--profile", List.of("copilot", "template"),
          "--endpoint-url", List.of("copilot", "template"));

  private ImportKind() {}

  /**
   * Checks the words of the command line against each other and against the files.
   *
   * @throws UsageException where they do not fit
   */
  static void check(Arguments arguments, Sources sources) {
    List<String> operands = arguments.operands();
    String kind = kind(operands, sources);
    for (Map.Entry<String, List<String>> option : OPTIONS.entrySet()) {
      if (arguments.has(option.getKey()) && !option.getValue().contains(kind)) {
        throw new UsageException(
            "`"
                + option.getKey()
                + "` is an option of `fargen import "
                + String.join("` and `fargen import ", option.getValue())
                + "`, not of `fargen import "
                + kind
                + "`");
      }
    }
    String name = arguments.value("--name").orElse("app");
    if (!LegalName.spec(name).equals(name)) {
      throw UsageException.value(
          "--name",
          name,
          "a name has at most 60 lowercase letters, digits and hyphens, and begins with a letter");
    }
    for (String file : operands.subList(1, operands.size())) {
      tool(file, sources).ifPresent(tool -> fits(kind, file, tool));
    }
  }

  private static String kind(List<String> operands, Sources sources) {
    String kinds = Lists.enumerated(WORDS, "or");
    if (operands.isEmpty()) {
      throw new UsageException("`fargen import` requires a kind: " + kinds);
    }
    String word = operands.get(0);
    if (WORDS.contains(word)) {
      return word;
    }
    Optional<String> meant =
        tool(word, sources)
            .flatMap(ForeignTool::kind)
            .map(kind -> "did you mean `fargen import " + kind + " " + word + "`?");
    Optional<String> near =
        Optional.ofNullable(OTHER_WORDS.get(word))
            .or(() -> Suggestion.nearest(word, WORDS))
            .map(Suggestion::question);
    throw new UsageException(
        "unknown kind `" + word + "`; " + meant.or(() -> near).orElse("allowed kinds: " + kinds));
  }

  private static void fits(String kind, String file, ForeignTool tool) {
    Optional<String> other = tool.kind().filter(word -> !word.equals(kind));
    if (other.isPresent()) {
      throw new UsageException(
          "`"
              + file
              + "` is "
              + tool.words()
              + "; run `fargen import "
              + other.get()
              + (other.get().equals(WORDS.get(0)) ? "" : " " + file)
              + "`");
    }
    if (tool.kind().isEmpty()) {
      throw new UsageException("`" + file + "` is " + tool.words() + ", which cannot be imported");
    }
  }

  /** The tool that a file is for, if it can be read and its keys show it. */
  private static Optional<ForeignTool> tool(String file, Sources sources) {
    Optional<String> text = sources.text(file).text();
    return text.flatMap(yaml -> YamlReader.readForeign(new Diagnostics(new SourceFile(file, yaml))))
        .flatMap(OtherFiles::tool);
  }
}
