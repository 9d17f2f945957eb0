package dev.fargen.migrate.template;

import dev.fargen.cfn.Document;
import dev.fargen.cfn.References;
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
   * @param kept resources of fargen's that stay
   */
  List<Patch> patches(Set<String> kept) {
    List<Patch> patches = new ArrayList<>();
    Set<List<String>> done = new LinkedHashSet<>();
    for (Adoption.Change change : adoption.effective()) {
      List<String> path = path(change);
      if (done.add(path)) {
        patches.add(patch(path, change));
      }
    }
    for (String lost : adoption.lost()) {
      if (lost.startsWith("Outputs/") || lost.startsWith("Parameters/")) {
        List<String> path = List.of(lost.split("/", 2));
        patches.add(
            new Patch("add", path, original(path), template.origin(path)));
      }
    }
    List<String> removed = Lists.filter(adoption.added(), id -> !kept.contains(id));
    removed.forEach(id -> patches.add(Patch.remove(List.of("Resources", id))));
    for (Map.Entry<String, Value> output : rendered.section("Outputs").entrySet()) {
      boolean dangling =
          Lists.any(
              References.of(output.getValue()), one -> removed.contains(one.name()));
      if (dangling && !template.document().section("Outputs").containsKey(output.getKey())) {
        patches.add(Patch.remove(List.of("Outputs", output.getKey())));
      }
    }
    return patches;
  }

  private static List<String> path(Adoption.Change change) {
    boolean whole =
        WHOLE.contains(change.type())
            && change.path().size() > 3
            && change.path().get(2).equals("Properties");
    return whole ? change.path().subList(0, 3) : change.path();
  }

  private Patch patch(List<String> path, Adoption.Change change) {
    Optional<Draft> before = original(path);
    if (before.isEmpty()) {
      return Patch.remove(path);
    }
    boolean there = path.size() < change.path().size() || change.after().isPresent();
    return new Patch(there ? "replace" : "add", path, before, template.origin(path));
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
