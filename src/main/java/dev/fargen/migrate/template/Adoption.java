package dev.fargen.migrate.template;

import dev.fargen.aws.Replacement;
import dev.fargen.aws.ResourceType;
import dev.fargen.aws.ResourceTypes;
import dev.fargen.cfn.Canonical;
import dev.fargen.cfn.Document;
import dev.fargen.cfn.Mapping;
import dev.fargen.cfn.Scalar;
import dev.fargen.cfn.Sequence;
import dev.fargen.cfn.Value;
import dev.fargen.list.Lists;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an update of a stack from its template to a rendered one would do: nothing must be lost or
 * replaced.
 *
 * @param lost the resources, parameters, outputs and conditions that the rendered template lacks,
 *     by section and logical id
 * @param changes what it has with another value
 * @param added the resources that only the rendered template has
 */
public record Adoption(List<String> lost, List<Change> changes, List<String> added) {

  private static final List<String> SECTIONS =
      List.of("Parameters", "Rules", "Mappings", "Conditions", "Resources", "Outputs");

  /** What CloudFormation does with a resource without {@code DeletionPolicy}, but for databases. */
  private static final Value DELETE = Value.text("Delete");

  private static final String PATTERN = "AllowedPattern";

  private static final Set<String> POLICIES = Set.of("DeletionPolicy", "UpdateReplacePolicy");

  /**
   * A value that differs.
   *
   * @param path from the section on
   * @param type of the resource; empty where it is none
   * @param before in the template that was taken over
   * @param after in the rendered one
   * @param replacement whether the difference replaces the resource
   */
  public record Change(
      List<String> path,
      String type,
      Optional<Value> before,
      Optional<Value> after,
      Replacement replacement) {

    public Change {
      path = List.copyOf(path);
    }

    /** The path as a patch has it. */
    public String pointer() {
      StringBuilder pointer = new StringBuilder();
      for (String step : path) {
        pointer.append('/').append(step.replace("~", "~0").replace("/", "~1"));
      }
      return pointer.toString();
    }

    /** Whether the resource does the same with either value. */
    public boolean isNeutral() {
      List<String> inside = path.size() > 3 ? path.subList(3, path.size()) : List.of();
      boolean property = path.size() > 3 && path.get(2).equals("Properties");
      if (path.size() == 3 && path.get(0).equals("Parameters") && path.get(2).equals("Default")) {
        return before.isEmpty(); // an update of the stack gives the value
      }
      if (path.size() == 3 && path.get(0).equals("Parameters") && path.get(2).equals(PATTERN)) {
        return after.isEmpty(); // it is left out where no placeholder has it
      }
      if (!property || replacement != Replacement.NEVER) {
        return false;
      }
      return (before.isEmpty() && Unwritten.isAddition(type, inside))
          || (before.isEmpty() && Unwritten.is(type, inside, after.orElseThrow()))
          || (after.isEmpty() && Unwritten.is(type, inside, before.orElseThrow()));
    }
  }

  public Adoption {
    lost = List.copyOf(lost);
    changes = List.copyOf(changes);
    added = List.copyOf(added);
  }

  /** Compares a rendered template with the one that was taken over. */
  public static Adoption of(Document original, Document rendered) {
    return new Comparison(original, rendered).compare();
  }

  /** Whether nothing is lost and nothing is replaced. */
  public boolean holds() {
    return lost.isEmpty() && replacements().isEmpty();
  }

  /** The changes that replace their resource, or may do so. */
  public List<Change> replacements() {
    return Lists.filter(changes, change -> change.replacement() != Replacement.NEVER);
  }

  /** The changes after which a resource may do something else. */
  public List<Change> effective() {
    return Lists.filter(changes, change -> !change.isNeutral());
  }

  private static final class Comparison {
    private final Document original;
    private final Document rendered;
    private final List<String> lost = new ArrayList<>();
    private final List<Change> changes = new ArrayList<>();
    private final List<String> added = new ArrayList<>();

    private Comparison(Document original, Document rendered) {
      this.original = original;
      this.rendered = rendered;
    }

    private Adoption compare() {
      for (String section : List.of("Transform", "Metadata", "Globals", "Hooks")) {
        compare(
            List.of(section),
            "",
            original.content().entries().get(section),
            rendered.content().entries().get(section));
      }
      for (String section : SECTIONS) {
        Map<String, Value> before = original.section(section);
        Map<String, Value> after = rendered.section(section);
        for (Map.Entry<String, Value> entry : before.entrySet()) {
          Value now = after.get(entry.getKey());
          if (now == null) {
            lost.add(section + "/" + entry.getKey());
          } else {
            entry(section, entry.getKey(), entry.getValue(), now);
          }
        }
      }
      for (String id : rendered.section("Resources").keySet()) {
        if (!original.section("Resources").containsKey(id)) {
          added.add(id);
        }
      }
      return new Adoption(lost, changes, added);
    }

    private void entry(String section, String id, Value before, Value after) {
      List<String> path = List.of(section, id);
      String type =
          section.equals("Resources")
                  && before instanceof Mapping resource
                  && resource.entries().get("Type") instanceof Scalar name
              ? name.asText()
              : "";
      compare(path, type, before, after);
    }

    /** Notes each difference at the end of the longest path that both have. */
    private void compare(
        List<String> path, String type, @Nullable Value before, @Nullable Value after) {
      if (same(path, before, after)) {
        return;
      }
      if (before instanceof Mapping old && after instanceof Mapping now && !isCall(old, now)) {
        Set<String> keys = new LinkedHashSet<>(old.entries().keySet());
        keys.addAll(now.entries().keySet());
        for (String key : keys) {
          compare(then(path, key), type, old.entries().get(key), now.entries().get(key));
        }
      } else if (before instanceof Sequence old
          && after instanceof Sequence now
          && old.items().size() == now.items().size()
          && Lists.all(old.items(), Mapping.class::isInstance)) {
        for (int i = 0; i < old.items().size(); i++) {
          compare(then(path, Integer.toString(i)), type, old.items().get(i), now.items().get(i));
        }
      } else {
        changes.add(
            new Change(
                path,
                type,
                Optional.ofNullable(before),
                Optional.ofNullable(after),
                replacement(path, type)));
      }
    }

    /** Whether one of them is the long form of a function: it is changed as a whole. */
    private static boolean isCall(Mapping one, Mapping other) {
      return !(Canonical.of(one) instanceof Mapping && Canonical.of(other) instanceof Mapping);
    }

    private static boolean same(List<String> path, @Nullable Value before, @Nullable Value after) {
      if (before != null && after != null) {
        return key(path).equals("DependsOn")
            ? names(before).equals(names(after))
            : Canonical.same(before, after);
      }
      Value only = Objects.requireNonNullElse(before, after == null ? DELETE : after);
      boolean usual = path.size() == 3 && POLICIES.contains(key(path)) && only.equals(DELETE);
      boolean described = path.size() == 3 && key(path).equals("Description") && before == null;
      boolean nothing =
          path.size() == 3 && key(path).equals("Properties") && only.equals(Value.map());
      return (before == null && after == null) || usual || described || nothing;
    }

    private static Set<Value> names(Value needs) {
      Set<Value> names = new LinkedHashSet<>();
      if (needs instanceof Sequence list) {
        names.addAll(list.items());
      } else {
        names.add(needs);
      }
      return names;
    }

    private static String key(List<String> path) {
      return path.get(path.size() - 1);
    }

    private static List<String> then(List<String> path, String step) {
      List<String> longer = new ArrayList<>(path);
      longer.add(step);
      return longer;
    }

    private static Replacement replacement(List<String> path, String type) {
      if (type.isEmpty() || path.size() < 3) {
        return Replacement.NEVER;
      }
      if (path.get(2).equals("Type")) {
        return Replacement.ALWAYS;
      }
      Optional<ResourceType> known = ResourceTypes.find(type);
      return path.get(2).equals("Properties") && path.size() > 3 && known.isPresent()
          ? known.get().replacement(path.subList(3, path.size()))
          : Replacement.NEVER;
    }
  }

  /** All of it in lines, for a report. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    lost.forEach(place -> lines.add(place + " is lost"));
    for (Change change : changes) {
      String what =
          Map.of(
                  Replacement.ALWAYS, "replaces the resource",
                  Replacement.SOMETIMES, "may replace the resource",
                  Replacement.NEVER, "changes")
              .get(change.replacement());
      lines.add(change.pointer() + " " + what);
    }
    return lines;
  }
}
