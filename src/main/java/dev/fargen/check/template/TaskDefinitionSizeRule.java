package dev.fargen.check.template;

import dev.fargen.cfn.Mapping;
import dev.fargen.cfn.Scalar;
import dev.fargen.check.rule.FinishedTemplate;
import dev.fargen.check.rule.TemplateRule;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import java.util.Map;
import java.util.Optional;

/**
 * A task definition has at most 64 KiB, as the JSON that ECS gets (Amazon ECS developer guide,
 * "Amazon ECS service quotas", Task definition size).
 */
public final class TaskDefinitionSizeRule implements TemplateRule {

  private static final int MOST_BYTES = 65_536;

  @Override
  public void check(FinishedTemplate template, Diagnostics diagnostics) {
    template
        .document()
        .section("Resources")
        .forEach(
            (id, resource) -> {
              if (resource instanceof Mapping map && isTaskDefinition(map)) {
                check(id, map, template, diagnostics);
              }
            });
  }

  private static boolean isTaskDefinition(Mapping resource) {
    return resource.entries().get("Type") instanceof Scalar type
        && type.asText().equals("AWS::ECS::TaskDefinition");
  }

  private static void check(
      String id, Mapping resource, FinishedTemplate template, Diagnostics diagnostics) {
    for (Map<String, String> values : template.values()) {
      Expansion expansion = new Expansion(template.document(), values);
      int bytes =
          Optional.ofNullable(resource.entries().get("Properties"))
              .map(properties -> JsonSize.of(expansion.of(properties)))
              .orElse(0);
      if (bytes > MOST_BYTES) {
        diagnostics.report(
            Diagnostic.of(
                    Code.TASK_DEFINITION_TOO_LARGE,
                    "task definition `"
                        + id
                        + "` has at least "
                        + bytes
                        + " bytes; the maximum is "
                        + MOST_BYTES)
                .at(template.place(id).firstLine())
                .help("put large texts into the image, an S3 object or a file system"));
        return;
      }
    }
  }
}
