package dev.fargen.spec.hint;

import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.yaml.MapNode;
import dev.fargen.yaml.Node;
import dev.fargen.yaml.ScalarNode;
import java.util.List;
import java.util.Optional;

/** Recognizes the files of other tools by their top-level keys. */
public final class OtherFiles {

  /** How a spec begins. */
  private static final String BEGINNING =
      """
      a spec begins like this:
        name: shop
        workloads:
          api: {image: "${Image}", port: 8080, http: {}}\
      """;

  /** Where a spec differs from a Compose file. */
  private static final String OF_COMPOSE =
      "`services` are `workloads`; `ports: [\"8080:80\"]` is `port: 80`, with `http: {}` for a load"
          + " balancer; a service calls another one by `links: [api]`; `depends_on` has the form"
          + " `{db: healthy}`; files of the host that are mounted are `configs`";

  /** Copilot's kinds of workloads (Copilot documentation, "Manifest"). */
  private static final List<String> COPILOT =
      List.of(
          "Load Balanced Web Service",
          "Request-Driven Web Service",
          "Backend Service",
          "Worker Service",
          "Scheduled Job",
          "Static Site",
          "Environment");

  private OtherFiles() {}

  /** The tool that the file is for, if its keys show it and it is no spec. */
  public static Optional<ForeignTool> tool(MapNode tree) {
    return sign(tree).flatMap(entry -> tool(entry, tree));
  }

  /** Whether it may be a spec; where it is the file of another tool, that has been reported. */
  public static boolean isSpec(MapNode tree, Diagnostics diagnostics) {
    Optional<MapNode.Entry> sign = sign(tree);
    if (sign.isPresent()) {
      ForeignTool tool = tool(sign.get(), tree).orElseThrow();
      Diagnostic fault =
          Diagnostic.of(Code.NOT_A_SPEC, "this file is " + tool.words() + ", not a spec")
              .at(sign.get().key().span())
              .help(
                  tool.kind()
                      .map(
                          kind ->
                              tool == ForeignTool.COPILOT
                                  ? "in the directory above `copilot`, run `"
                                      + copilot(tree)
                                      + "` to make a spec"
                                  : "run `fargen import "
                                      + kind
                                      + " "
                                      + diagnostics.source().name()
                                      + "` to make a spec from it")
                      .orElse(BEGINNING));
      diagnostics.report(tool == ForeignTool.COMPOSE ? fault.note(OF_COMPOSE) : fault);
    }
    return sign.isEmpty();
  }

  /** The command that reads the directory of the manifest. */
  private static String copilot(MapNode tree) {
    boolean environment = tree.text("type").orElse("").equals("Environment");
    String part = tree.text("name").filter(name -> !environment).orElse("");
    return "fargen import copilot" + (part.isEmpty() ? "" : " --service " + part);
  }

  /** The first key that no spec has. */
  private static Optional<MapNode.Entry> sign(MapNode tree) {
    if (tree.entry("workloads").isEmpty()) {
      for (MapNode.Entry entry : tree.entries()) {
        if (tool(entry, tree).isPresent()) {
          return Optional.of(entry);
        }
      }
    }
    return Optional.empty();
  }

  /** What the file is, where the entry shows it. */
  private static Optional<ForeignTool> tool(MapNode.Entry entry, MapNode tree) {
    Node value = entry.value();
    boolean map = value instanceof MapNode;
    return switch (entry.key().text()) {
      case "AWSTemplateFormatVersion" -> Optional.of(ForeignTool.TEMPLATE);
      case "Resources" -> Optional.of(ForeignTool.TEMPLATE).filter(tool -> map);
      case "services" -> Optional.of(ForeignTool.COMPOSE).filter(tool -> map);
      case "type" -> Optional.of(ForeignTool.COPILOT).filter(tool -> COPILOT.contains(text(value)));
      case "apiVersion" ->
          text(value).startsWith("score.dev/")
              ? Optional.of(ForeignTool.SCORE)
              : tree.entry("kind").map(kind -> ForeignTool.KUBERNETES);
      case "containerDefinitions", "ContainerDefinitions", "taskDefinition" ->
          Optional.of(ForeignTool.TASK_DEFINITION);
      default -> Optional.empty();
    };
  }

  private static String text(Node value) {
    return value instanceof ScalarNode scalar ? scalar.text() : "";
  }
}
