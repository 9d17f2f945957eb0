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
          api: {image: "${Image}", port: 8080, http: {}}""";

  private static final String COMPOSE = "a Compose file";

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

  /** Whether it may be a spec; where it is the file of another tool, that has been reported. */
  public static boolean isSpec(MapNode tree, Diagnostics diagnostics) {
    Optional<MapNode.Entry> sign = Optional.empty();
    if (tree.entry("workloads").isEmpty()) {
      for (MapNode.Entry entry : tree.entries()) {
        Optional<String> kind = sign.isPresent() ? Optional.empty() : kind(entry, tree);
        if (kind.isPresent()) {
          sign = Optional.of(entry);
          Diagnostic fault =
              Diagnostic.of(Code.NOT_A_SPEC, "this file is " + kind.get() + ", not a spec")
                  .at(entry.key().span())
                  .help(BEGINNING);
          diagnostics.report(kind.get().equals(COMPOSE) ? fault.note(OF_COMPOSE) : fault);
        }
      }
    }
    return sign.isEmpty();
  }

  /** What the file is, where the entry shows it. */
  private static Optional<String> kind(MapNode.Entry entry, MapNode tree) {
    Node value = entry.value();
    return switch (entry.key().text()) {
      case "AWSTemplateFormatVersion" -> Optional.of("a CloudFormation template");
      case "Resources" ->
          value instanceof MapNode ? Optional.of("a CloudFormation template") : Optional.empty();
      case "services" -> value instanceof MapNode ? Optional.of(COMPOSE) : Optional.empty();
      case "type" ->
          COPILOT.contains(text(value)) ? Optional.of("an AWS Copilot manifest") : Optional.empty();
      case "apiVersion" ->
          text(value).startsWith("score.dev/")
              ? Optional.of("a Score file")
              : tree.entry("kind").map(kind -> "a Kubernetes manifest");
      case "containerDefinitions", "ContainerDefinitions", "taskDefinition" ->
          Optional.of("an ECS task definition");
      default -> Optional.empty();
    };
  }

  private static String text(Node value) {
    return value instanceof ScalarNode scalar ? scalar.text() : "";
  }
}
