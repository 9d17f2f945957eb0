package dev.fargen.check.template;

import dev.fargen.cfn.Mapping;
import dev.fargen.cfn.Scalar;
import dev.fargen.check.rule.FinishedTemplate;
import dev.fargen.check.rule.TemplateRule;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.diag.Span;
import dev.fargen.list.Lists;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Text;
import dev.fargen.workload.containers.Container;
import dev.fargen.workload.containers.Variables.Variable;
import dev.fargen.workload.services.Workload;
import dev.fargen.workload.stack.Stack;
import java.util.ArrayList;
import java.util.List;
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
    for (int i = 0; i < template.values().size(); i++) {
      Map<String, String> values = template.values().get(i);
      Expansion expansion = new Expansion(template.document(), values);
      int bytes =
          Optional.ofNullable(resource.entries().get("Properties"))
              .map(properties -> JsonSize.of(expansion.of(properties)))
              .orElse(0);
      if (bytes > MOST_BYTES) {
        Optional<Given<Text>> largest = largest(template, id, values);
        Diagnostic fault =
            Diagnostic.of(
                    Code.TASK_DEFINITION_TOO_LARGE,
                    "task definition `"
                        + id
                        + "` has at least "
                        + bytes
                        + " bytes; the maximum is "
                        + MOST_BYTES)
                .at(largest.map(Given::span).orElse(template.place(id)).firstLine())
                .help("put large values into the image, an S3 object or a file system");
        Optional<Span> value =
            largest
                .flatMap(text -> text.value().parameter())
                .map(template.project().stacks().get(i).environment()::placeOf);
        diagnostics.report(
            value
                .map(
                    place ->
                        fault.at(
                            place.firstLine(),
                            "value of `"
                                + largest.flatMap(text -> text.value().parameter()).orElseThrow()
                                + "`"))
                .orElse(fault));
        return;
      }
    }
  }

  /** The longest text of the workload that the task definition is for. */
  private static Optional<Given<Text>> largest(
      FinishedTemplate template, String id, Map<String, String> values) {
    Optional<Given<Text>> largest = Optional.empty();
    int most = 0;
    for (Stack stack : template.project().stacks()) {
      for (Workload workload :
          Lists.filter(stack.workloads(), one -> one.span().equals(template.place(id)))) {
        for (Given<Text> text :
            Lists.flatMap(workload.containers(), TaskDefinitionSizeRule::texts)) {
          int length = text.value().with(values).length();
          if (length > most) {
            most = length;
            largest = Optional.of(text);
          }
        }
      }
    }
    return largest;
  }

  private static List<Given<Text>> texts(Container container) {
    List<Given<Text>> texts =
        new ArrayList<>(Lists.map(container.variables().plain(), Variable::value));
    texts.addAll(container.program().entrypoint());
    texts.addAll(container.program().command());
    return texts;
  }
}
