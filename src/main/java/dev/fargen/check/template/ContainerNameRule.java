package dev.fargen.check.template;

import dev.fargen.cfn.Document;
import dev.fargen.cfn.Mapping;
import dev.fargen.cfn.Reference;
import dev.fargen.cfn.References;
import dev.fargen.cfn.Scalar;
import dev.fargen.cfn.Sequence;
import dev.fargen.cfn.Value;
import dev.fargen.check.rule.FinishedTemplate;
import dev.fargen.check.rule.TemplateRule;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.diag.Suggestion;
import dev.fargen.list.Lists;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A task definition has a container, and a service routes requests only to containers of its task
 * definition (Amazon ECS API reference, "RegisterTaskDefinition" and "CreateService").
 */
public final class ContainerNameRule implements TemplateRule {

  private static final String CONTAINERS = "ContainerDefinitions";
  private static final String BALANCERS = "LoadBalancers";

  @Override
  public void check(FinishedTemplate template, Diagnostics diagnostics) {
    if (template.isPartlyRaw()) {
      new Check(template.document(), new Places(template), diagnostics).check();
    }
  }

  private record Check(Document document, Places places, Diagnostics diagnostics) {

    private void check() {
      for (Map.Entry<String, Value> entry : document.section("Resources").entrySet()) {
        Mapping properties = properties(entry.getKey());
        switch (type(entry.getKey())) {
          case "AWS::ECS::TaskDefinition" -> empty(entry.getKey(), properties);
          case "AWS::ECS::Service" -> service(entry.getKey(), properties);
          default -> {}
        }
      }
    }

    private void empty(String id, Mapping properties) {
      if (properties.entries().get(CONTAINERS) instanceof Sequence list && list.items().isEmpty()) {
        diagnostics.report(
            Diagnostic.of(
                    Code.OUT_OF_RANGE, "`" + CONTAINERS + "` of `" + id + "` has no container")
                .at(places.of(List.of("Resources", id, "Properties", CONTAINERS)))
                .note("a task definition requires at least one container"));
      }
    }

    private void service(String id, Mapping properties) {
      List<Reference> tasks =
          References.of(properties.entries().getOrDefault("TaskDefinition", Value.map()));
      if (tasks.size() != 1
          || !type(tasks.get(0).name()).equals("AWS::ECS::TaskDefinition")
          || !(properties.entries().get(BALANCERS) instanceof Sequence balancers)) {
        return;
      }
      String task = tasks.get(0).name();
      Value containers = properties(task).entries().getOrDefault(CONTAINERS, Value.list());
      List<String> names = new ArrayList<>();
      containers
          .children()
          .forEach(
              one -> {
                if (one instanceof Mapping map
                    && map.entries().get("Name") instanceof Scalar name) {
                  names.add(name.asText());
                }
              });
      if (names.size() != containers.children().size() || !(containers instanceof Sequence)) {
        return; // some are chosen by conditions
      }
      for (int i = 0; i < balancers.items().size(); i++) {
        if (balancers.items().get(i) instanceof Mapping map
            && map.entries().get("ContainerName") instanceof Scalar name
            && !names.contains(name.asText())) {
          List<String> path =
              List.of(
                  "Resources", id, "Properties", BALANCERS, Integer.toString(i), "ContainerName");
          List<String> other = List.of("Resources", task, "Properties", CONTAINERS);
          boolean raw = places.isRaw(path) || !places.isPatched(other);
          diagnostics.report(
              Diagnostic.of(
                      Code.UNKNOWN_REFERENCE,
                      "`" + task + "` has no container `" + name.asText() + "`")
                  .at(places.of(raw ? path : other).firstLine())
                  .note("`" + BALANCERS + "` of `" + id + "` refers to it")
                  .note("containers: " + Suggestion.quoted(Lists.sorted(names))));
        }
      }
    }

    private String type(String id) {
      return document.section("Resources").get(id) instanceof Mapping resource
              && resource.entries().get("Type") instanceof Scalar type
          ? type.asText()
          : "";
    }

    private Mapping properties(String id) {
      return document.section("Resources").get(id) instanceof Mapping resource
              && resource.entries().get("Properties") instanceof Mapping properties
          ? properties
          : Value.map();
    }
  }
}
