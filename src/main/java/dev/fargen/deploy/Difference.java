package dev.fargen.deploy;

import dev.fargen.cfn.Document;
import dev.fargen.deploy.aws.Change;
import dev.fargen.deploy.aws.Stack;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The difference between a stack and a request: by meaning, not by lines. A parameter with another
 * value changes the resources that refer to it, and a replaced resource replaces others.
 *
 * @param resources resources that are created, deleted or changed, with each property
 * @param others everything else, by its path: parameter values, tags, outputs
 * @param twins rules that EC2 refuses, because they exist under other ids
 * @param unread why the template of the stack cannot be compared
 */
public record Difference(
    List<Change> resources,
    List<Change.Property> others,
    List<EqualRules.Twin> twins,
    Optional<String> unread) {

  public Difference {
    resources = List.copyOf(resources);
    others = List.copyOf(others);
    twins = List.copyOf(twins);
  }

  /** A sentence for each rule that EC2 would refuse. */
  public List<String> refused() {
    return twins.stream().map(EqualRules.Twin::sentence).toList();
  }

  public boolean none() {
    return resources.isEmpty() && others.isEmpty() && unread.isEmpty();
  }

  /**
   * Compares the deployed stack with the request; without a stack, everything is new. If the
   * template of the stack cannot be read, the rest is compared.
   */
  public static Difference between(Optional<Stack> stack, String deployed, StackRequest request) {
    Difference templates;
    try {
      templates = between(stack, TemplateReader.read(deployed), request.content());
    } catch (UnreadableTemplate e) {
      templates = new Difference(List.of(), List.of(), List.of(), Optional.of(e.what()));
    }
    List<Change.Property> others = new ArrayList<>(templates.others());
    stack.ifPresent(
        there -> {
          others.addAll(values("Parameter", there.parameters(), request.content().allParameters()));
          others.addAll(values("Tag", there.tags(), request.content().tags()));
        });
    return new Difference(
        templates.resources(),
        stack.isPresent() ? others : List.of(),
        templates.twins(),
        templates.unread());
  }

  /** The difference of the two templates, with parameter values filled in. */
  private static Difference between(
      Optional<Stack> stack, Document deployed, StackRequest.Content content) {
    Map<String, String> before = FlatTemplate.of(deployed);
    Map<String, String> after = FlatTemplate.of(content.template().content());
    Map<String, String> types = new LinkedHashMap<>(TemplateOutline.of(deployed).types());
    types.putAll(content.template().outline().types());
    ParameterValues then = new ParameterValues(stack.map(Stack::parameters).orElse(Map.of()));
    ParameterValues wanted =
        new ParameterValues(stack.isEmpty() ? Map.of() : content.allParameters());
    Map<String, List<Change.Property>> byResource = new LinkedHashMap<>();
    List<Change.Property> others = new ArrayList<>();
    for (String place : union(before.keySet(), after.keySet())) {
      Optional<String> old = Optional.ofNullable(before.get(place));
      Optional<String> now = Optional.ofNullable(after.get(place));
      if (old.equals(now) && place.startsWith("Resources/")) {
        old = old.map(text -> then.in(place, text));
        now = now.map(text -> wanted.in(place, text));
      }
      if (old.equals(now)) {
        continue;
      }
      String[] parts = place.split("/", 3);
      if (parts[0].equals("Resources") && parts.length == 3) {
        byResource
            .computeIfAbsent(parts[1], id -> new ArrayList<>())
            .add(property(types.getOrDefault(parts[1], ""), parts[2], old, now));
      } else {
        others.add(new Change.Property(place, "", old, now));
      }
    }
    List<Change> resources = new ArrayList<>();
    byResource.forEach(
        (id, properties) ->
            resources.add(change(id, types.getOrDefault(id, ""), properties, before, after)));
    List<Change> all = Cascade.of(resources, after, types);
    Map<String, String> parameters = stack.map(Stack::parameters).orElse(Map.of());
    return new Difference(
        DeletionProtection.marked(
            deployed, parameters, StoredData.of(Optional.of(deployed)).marked(all)),
        others,
        EqualRules.of(
            all, deployed, parameters, content.template().content(), content.allParameters()),
        Optional.empty());
  }

  private static List<Change.Property> values(
      String kind, Map<String, String> before, Map<String, String> after) {
    List<Change.Property> changed = new ArrayList<>();
    for (String name : new TreeSet<>(union(before.keySet(), after.keySet()))) {
      Optional<String> old = Optional.ofNullable(before.get(name));
      Optional<String> now = Optional.ofNullable(after.get(name));
      if (!old.equals(now) && !old.equals(Optional.of("****"))) {
        changed.add(new Change.Property(kind + " " + name, "", old, now));
      }
    }
    return changed;
  }

  private static Change.Property property(
      String type, String path, Optional<String> old, Optional<String> now) {
    String[] parts = path.split("/", 3);
    boolean property = parts[0].equals("Properties") && parts.length > 1;
    return new Change.Property(
        "/" + path, property ? CreateOnly.recreates(type, parts[1]) : "Never", old, now);
  }

  private static Change change(
      String id,
      String type,
      List<Change.Property> properties,
      Map<String, String> before,
      Map<String, String> after) {
    String place = "Resources/" + id + "/Type";
    if (!before.containsKey(place)) {
      return new Change("Add", id, type, "", "", List.of());
    }
    if (!after.containsKey(place)) {
      String policy = before.getOrDefault("Resources/" + id + "/DeletionPolicy", "Delete");
      return new Change("Remove", id, type, "", policy, List.of());
    }
    boolean replaced =
        properties.stream().anyMatch(p -> p.recreates().equals("Always"))
            || !String.valueOf(before.get(place)).equals(after.get(place));
    boolean perhaps = properties.stream().anyMatch(p -> p.recreates().equals("Conditionally"));
    String replacement = replaced ? "True" : perhaps ? "Conditional" : "False";
    String policy = replaced || perhaps ? onReplacement(id, after) : "";
    return new Change("Modify", id, type, replacement, policy, properties);
  }

  /** What happens to the old one when the resource is replaced. */
  static String onReplacement(String id, Map<String, String> after) {
    return "ReplaceAnd" + after.getOrDefault("Resources/" + id + "/UpdateReplacePolicy", "Delete");
  }

  private static Set<String> union(Set<String> one, Set<String> other) {
    Set<String> all = new LinkedHashSet<>(one);
    all.addAll(other);
    return all;
  }
}
