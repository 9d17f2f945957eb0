package dev.fargen.check.template;

import dev.fargen.cfn.Intrinsic;
import dev.fargen.cfn.Mapping;
import dev.fargen.cfn.Scalar;
import dev.fargen.cfn.Sequence;
import dev.fargen.cfn.Value;
import dev.fargen.check.rule.FinishedTemplate;
import dev.fargen.check.rule.TemplateRule;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A task definition has at most 64 KiB, as the JSON that ECS gets (Amazon ECS developer guide,
 * "Amazon ECS service quotas", Task definition size).
 */
public final class TaskDefinitionSizeRule implements TemplateRule {

  private static final int MOST_BYTES = 65_536;

  /** The quotes of a key, its colon and the comma before it. */
  private static final int AROUND_KEY = 4;

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
              .map(properties -> (int) expansion.of(properties).fold(TaskDefinitionSizeRule::bytes))
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

  /** The length of the value as JSON without white space; 0 if there is none. */
  private static Integer bytes(Value value, List<Integer> inside) {
    if (value.equals(Intrinsic.NO_VALUE)) {
      return 0;
    }
    int size = 2;
    for (Integer one : inside) {
      size += one;
    }
    if (value instanceof Mapping map) {
      int at = 0;
      for (String key : map.entries().keySet()) {
        size += inside.get(at++) == 0 ? 0 : key.length() + AROUND_KEY;
      }
      return size;
    }
    if (value instanceof Scalar scalar) {
      String text = scalar.asText();
      for (int i = 0; i < text.length(); i++) {
        size += "\"\\\n\r\t".indexOf(text.charAt(i)) < 0 ? 0 : 1;
      }
      return size + text.getBytes(StandardCharsets.UTF_8).length;
    }
    return value instanceof Sequence ? size + inside.size() : size;
  }
}
