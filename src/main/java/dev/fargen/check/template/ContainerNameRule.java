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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A task definition has a container, and a service routes requests only to containers of its task
 * definition, and to ports that they map (Amazon ECS API reference, "RegisterTaskDefinition" and
 * "CreateService").
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
      if (tasks.size() != 1 || !type(tasks.get(0).name()).equals("AWS::ECS::TaskDefinition")) {
        return;
      }
      String task = tasks.get(0).name();
      Value containers = properties(task).entries().getOrDefault(CONTAINERS, Value.list());
      Map<String, Mapping> byName = new TreeMap<>();
      for (Value one : containers.children()) {
        if (one instanceof Mapping map && map.entries().get("Name") instanceof Scalar name) {
          byName.put(name.asText(), map);
        }
      }
      if (byName.size() != containers.children().size() || !(containers instanceof Sequence)) {
        return; // some are chosen by conditions
      }
      for (String list : List.of(BALANCERS, "ServiceRegistries")) {
        if (properties.entries().get(list) instanceof Sequence all) {
          for (int i = 0; i < all.items().size(); i++) {
            if (all.items().get(i) instanceof Mapping map) {
              target(new Target(id, task, list, i), map, byName);
            }
          }
        }
      }
    }

    /** A container, and maybe its port, that an item of a list of a service names. */
    private record Target(String service, String task, String list, int index) {

      List<String> path(String key) {
        return List.of("Resources", service, "Properties", list, Integer.toString(index), key);
      }
    }

    private void target(Target target, Mapping item, Map<String, Mapping> containers) {
      if (!(item.entries().get("ContainerName") instanceof Scalar name)) {
        return;
      }
      Mapping container = containers.get(name.asText());
      if (container == null) {
        report(
            target,
            "ContainerName",
            "`" + target.task() + "` has no container `" + name.asText() + "`",
            "the container `" + name.asText() + "`",
            "containers: " + Suggestion.quoted(containers.keySet()));
        return;
      }
      Optional<List<String>> mapped = ports(container);
      if (item.entries().get("ContainerPort") instanceof Scalar port
          && mapped.isPresent()
          && !mapped.get().contains(port.asText())) {
        report(
            target,
            "ContainerPort",
            "container `" + name.asText() + "` does not map port " + port.asText(),
            "port " + port.asText(),
            mapped.get().isEmpty()
                ? "the container has no `PortMappings`"
                : "mapped ports: " + Suggestion.quoted(mapped.get()));
      }
    }

    /** The ports that a container maps, where all of them are literal. */
    private static Optional<List<String>> ports(Mapping container) {
      Value mappings = container.entries().getOrDefault("PortMappings", Value.list());
      List<String> ports = new ArrayList<>();
      for (Value one : mappings.children()) {
        if (one instanceof Mapping map
            && map.entries().get("ContainerPort") instanceof Scalar port) {
          ports.add(port.asText());
        }
      }
      return mappings instanceof Sequence list && list.items().size() == ports.size()
          ? Optional.of(ports)
          : Optional.empty();
    }

    private void report(Target target, String key, String message, String what, String note) {
      List<String> path = target.path(key);
      List<String> other = List.of("Resources", target.task(), "Properties", CONTAINERS);
      boolean raw = places.isRaw(path) || !places.isPatched(other);
      Diagnostic fault =
          Diagnostic.of(Code.UNKNOWN_REFERENCE, message)
              .at(places.of(raw ? path : other).firstLine())
              .note("`" + target.list() + "` of `" + target.service() + "` refers to " + what)
              .note(note);
      diagnostics.report(
          raw
              ? fault
              : fault.help(
                  "write a patch for `/" + String.join("/", path) + "` too, or remove this patch"));
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
