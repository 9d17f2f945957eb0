package dev.fargen.migrate.template;

import dev.fargen.cfn.Document;
import dev.fargen.cfn.Mapping;
import dev.fargen.cfn.References;
import dev.fargen.cfn.Sequence;
import dev.fargen.cfn.Value;
import dev.fargen.list.Lists;
import dev.fargen.migrate.draft.Draft;
import dev.fargen.yaml.MapNode;
import dev.fargen.yaml.Node;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The patches after which a rendered template does what the original does. */
final class Repair {

  /** Of these one patch keeps all properties: they belong together. */
  private static final Set<String> WHOLE = Set.of("AWS::IAM::Role", "AWS::IAM::Policy");

  /** What is one thought to a reader: one patch has all of it. */
  private static final Set<String> TOGETHER =
      Set.of(
          "LogConfiguration",
          "PortMappings",
          "HealthCheck",
          "Conditions",
          "SecurityGroups",
          "Secrets");

  private final TemplateFile template;
  private final Document rendered;
  private final Adoption adoption;

  Repair(TemplateFile template, Document rendered) {
    this.template = template;
    this.rendered = rendered;
    this.adoption = Adoption.of(template.document(), rendered);
  }

  /**
   * The patches, values first, and what is removed last.
   *
   * @param parts which may say that a resource of fargen's stays
   */
  List<Patch> patches(List<Part> parts) {
    List<Patch> patches = new ArrayList<>();
    Set<List<String>> done = new LinkedHashSet<>();
    for (Adoption.Change change : adoption.effective()) {
      List<String> path = path(change);
      if (done.add(path)) {
        patches.add(patch(path));
      }
    }
    for (String lost : adoption.lost()) {
      if (lost.startsWith("Outputs/") || lost.startsWith("Parameters/")) {
        List<String> path = List.of(lost.split("/", 2));
        patches.add(new Patch("add", path, original(path), template.origin(path)));
      }
    }
    List<String> removed =
        Lists.filter(adoption.added(), id -> !Lists.any(parts, part -> part.adds(id)));
    removed.forEach(id -> patches.add(Patch.remove(List.of("Resources", id))));
    for (Map.Entry<String, Value> output : rendered.section("Outputs").entrySet()) {
      boolean dangling =
          Lists.any(References.of(output.getValue()), one -> removed.contains(one.name()));
      if (dangling && !template.document().section("Outputs").containsKey(output.getKey())) {
        patches.add(Patch.remove(List.of("Outputs", output.getKey())));
      }
    }
    return patches;
  }

  private static List<String> path(Adoption.Change change) {
    List<String> path = change.path();
    boolean property = path.size() > 3 && path.get(2).equals("Properties");
    if (property && WHOLE.contains(change.type())) {
      return path.subList(0, 3);
    }
    for (int i = 3; i < path.size(); i++) {
      if (TOGETHER.contains(path.get(i))) {
        return path.subList(0, i + 1);
      }
    }
    return path;
  }

  private Patch patch(List<String> path) {
    Optional<Draft> before = original(path);
    if (before.isEmpty()) {
      return Patch.remove(path);
    }
    boolean there = rendered(path).isPresent();
    boolean whole = path.size() == 3 && path.get(2).equals("Properties");
    return new Patch(
        there ? "replace" : "add",
        path,
        before,
        template.origin(whole ? path.subList(0, 2) : path));
  }

  private Optional<Value> rendered(List<String> path) {
    Value at = rendered.content();
    for (String step : path) {
      if (at instanceof Mapping map && map.entries().containsKey(step)) {
        at = map.entries().get(step);
      } else if (at instanceof Sequence list && Integer.parseInt(step) < list.items().size()) {
        at = list.items().get(Integer.parseInt(step));
      } else {
        return Optional.empty();
      }
    }
    return Optional.of(at);
  }

  private Optional<Draft> original(List<String> path) {
    Node at = template.tree();
    for (String step : path) {
      if (at instanceof MapNode map && map.entry(step).isPresent()) {
        at = map.entry(step).get().value();
      } else if (at instanceof dev.fargen.yaml.ListNode list
          && Integer.parseInt(step) < list.items().size()) {
        at = list.items().get(Integer.parseInt(step));
      } else {
        return Optional.empty();
      }
    }
    return Optional.of(Raw.draft(template.file(), at));
  }
}
