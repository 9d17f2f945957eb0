package dev.fargen.params;

import dev.fargen.cfn.Intrinsic;
import dev.fargen.cfn.Mapping;
import dev.fargen.cfn.Output;
import dev.fargen.cfn.Resource;
import dev.fargen.cfn.Scalar;
import dev.fargen.cfn.Sequence;
import dev.fargen.cfn.Value;
import dev.fargen.list.Lists;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Ties conditions together: what refers to something that is not there is not there either. A
 * {@code Ref} to a resource whose condition is false fails the deploy (CloudFormation user guide,
 * "CloudFormation template Conditions syntax"), whatever the values of the parameters are.
 */
final class Presence {

  private final Switches switches;
  private final Map<String, String> conditions = new HashMap<>();
  private final List<Mention> open = new ArrayList<>();

  /** A condition that a value stands under, and whether it holds there. */
  private record Path(@Nullable Path outer, String condition, boolean holds) {}

  /** A reference that no condition which holds there speaks for. */
  private record Mention(Path path, String needed) {}

  Presence(Switches switches) {
    this.switches = switches;
  }

  /** Ties the conditions of all that these hold. */
  void tie(List<Resource> resources, List<Output> outputs) {
    for (Resource resource : resources) {
      condition(resource).ifPresent(condition -> conditions.put(resource.id(), condition));
    }
    for (Resource resource : resources) {
      Path path = under(condition(resource));
      walk(resource.attributes(), path);
      walk(resource.properties(), path);
    }
    for (Output output : outputs) {
      walk(output.value(), under(output.condition()));
    }
    for (Mention mention : open) {
      settle(mention);
    }
  }

  /** Its own, or the one that the spec's raw CloudFormation gives to it. */
  private static Optional<String> condition(Resource resource) {
    return resource.attributes().entries().get("Condition") instanceof Scalar raw
        ? Optional.of(raw.asText())
        : resource.condition();
  }

  private static @Nullable Path under(Optional<String> condition) {
    return condition.isPresent() ? new Path(null, condition.get(), true) : null;
  }

  private void walk(Value value, @Nullable Path path) {
    if (value instanceof Mapping map) {
      for (Value entry : map.entries().values()) {
        walk(entry, path);
      }
    } else if (value instanceof Sequence list) {
      for (Value item : list.items()) {
        walk(item, path);
      }
    } else if (value instanceof Intrinsic call) {
      call(call, path);
    }
  }

  private void call(Intrinsic call, @Nullable Path path) {
    if (call.name().equals("If")
        && call.argument() instanceof Sequence choice
        && choice.items().size() == 3
        && choice.items().get(0) instanceof Scalar condition) {
      walk(choice.items().get(1), new Path(path, condition.asText(), true));
      walk(choice.items().get(2), new Path(path, condition.asText(), false));
      return;
    }
    for (String id : call.mentions()) {
      String needed = conditions.get(id);
      if (needed != null && path != null && !isSpokenFor(path, needed)) {
        mention(new Mention(path, needed));
      }
    }
    walk(call.argument(), path);
  }

  private boolean isSpokenFor(Path path, String needed) {
    for (Path at = path; at != null; at = at.outer()) {
      boolean spoken =
          at.holds()
              ? switches.implies(at.condition(), needed)
              : switches.holdsUnless(at.condition(), needed);
      if (spoken) {
        return true;
      }
    }
    return false;
  }

  private void mention(Mention mention) {
    for (Path at = mention.path(); at != null; at = at.outer()) {
      if (at.holds() && switches.tie(at.condition(), mention.needed())) {
        return;
      }
    }
    open.add(mention);
  }

  /** What is there in the absence of something else. */
  private void settle(Mention mention) {
    if (isSpokenFor(mention.path(), mention.needed())) {
      return;
    }
    for (Path at = mention.path(); at != null; at = at.outer()) {
      if (!at.holds() && switches.tieUnless(at.condition(), mention.needed())) {
        return;
      }
    }
  }

  /** The resource under the conditions that are left. */
  Resource standing(Resource resource) {
    Mapping properties = (Mapping) standing(resource.properties());
    return resource.with(
        properties, resource.condition().map(switches::standing), resource.dependsOn());
  }

  /** The output under the conditions that are left. */
  Output standing(Output output) {
    return output.with(standing(output.value()), output.condition().map(switches::standing));
  }

  private Value standing(Value value) {
    if (value instanceof Mapping map) {
      Map<String, Value> entries = new LinkedHashMap<>();
      map.entries().forEach((key, entry) -> entries.put(key, standing(entry)));
      return new Mapping(entries);
    }
    if (value instanceof Sequence list) {
      return Value.list(Lists.map(list.items(), this::standing));
    }
    if (!(value instanceof Intrinsic call)) {
      return value;
    }
    Value argument = standing(call.argument());
    if (call.name().equals("If")
        && argument instanceof Sequence choice
        && choice.items().get(0) instanceof Scalar condition) {
      List<Value> items = new ArrayList<>(choice.items());
      items.set(0, Value.text(switches.standing(condition.asText())));
      return new Intrinsic("If", Value.list(items));
    }
    return new Intrinsic(call.name(), argument);
  }
}
