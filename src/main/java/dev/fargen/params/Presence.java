package dev.fargen.params;

import dev.fargen.cfn.Intrinsic;
import dev.fargen.cfn.Mapping;
import dev.fargen.cfn.Output;
import dev.fargen.cfn.Path.Branch;
import dev.fargen.cfn.Reference;
import dev.fargen.cfn.References;
import dev.fargen.cfn.Resource;
import dev.fargen.cfn.Scalar;
import dev.fargen.cfn.Sequence;
import dev.fargen.cfn.Value;
import dev.fargen.list.Lists;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Ties conditions together: what refers to something that is not there is not there either. A
 * {@code Ref} to a resource whose condition is false fails the deploy (CloudFormation user guide,
 * "CloudFormation template Conditions syntax"), whatever the values of the parameters are.
 */
final class Presence {

  private final Implications implications;
  private final Map<String, String> conditions = new HashMap<>();
  private final List<Mention> open = new ArrayList<>();

  /**
   * A reference that no condition which holds there speaks for.
   *
   * @param branches the conditions that it stands under, the innermost first
   */
  private record Mention(List<Branch> branches, String needed) {}

  Presence(Implications implications) {
    this.implications = implications;
  }

  /** Ties the conditions of all that these hold. */
  void tie(List<Resource> resources, List<Output> outputs) {
    for (Resource resource : resources) {
      condition(resource).ifPresent(condition -> conditions.put(resource.id(), condition));
    }
    for (Resource resource : resources) {
      tie(resource.attributes(), condition(resource));
      tie(resource.properties(), condition(resource));
    }
    for (Output output : outputs) {
      tie(output.value(), output.condition());
      output.exportName().ifPresent(name -> tie(name, output.condition()));
    }
    open.forEach(this::settle);
  }

  /** Its own, or the one that the spec's raw CloudFormation gives to it. */
  private static Optional<String> condition(Resource resource) {
    return resource.attributes().entries().get("Condition") instanceof Scalar raw
        ? Optional.of(raw.asText())
        : resource.condition();
  }

  /** Ties what the value refers to; the condition is that of all that it is part of. */
  private void tie(Value value, Optional<String> condition) {
    for (Reference reference : References.of(value)) {
      List<Branch> branches = new ArrayList<>(reference.path().branches());
      condition.ifPresent(name -> branches.add(new Branch(name, true)));
      String needed = conditions.get(reference.name());
      if (needed != null && reference.isValue() && !branches.isEmpty()) {
        tie(new Mention(branches, needed));
      }
    }
  }

  private void tie(Mention mention) {
    boolean tied = isSpokenFor(mention);
    for (Branch at : mention.branches()) {
      tied = tied || (at.holds() && implications.tie(at.condition(), mention.needed()));
    }
    if (!tied) {
      open.add(mention);
    }
  }

  private boolean isSpokenFor(Mention mention) {
    return Lists.any(
        mention.branches(),
        at ->
            at.holds()
                ? implications.implies(at.condition(), mention.needed())
                : implications.holdsUnless(at.condition(), mention.needed()));
  }

  /** Ties what is there in the absence of something else. */
  private void settle(Mention mention) {
    boolean tied = isSpokenFor(mention);
    for (Branch at : mention.branches()) {
      tied = tied || (!at.holds() && implications.tieUnless(at.condition(), mention.needed()));
    }
    for (Branch at : mention.branches()) {
      for (Branch outer : mention.branches()) {
        tied =
            tied
                || (!at.holds()
                    && outer.holds()
                    && implications.tieUnless(at.condition(), mention.needed(), outer.condition()));
      }
    }
    for (Branch at : mention.branches()) {
      tied = tied || (!at.holds() && implications.tieInstead(at.condition(), mention.needed()));
    }
    for (Branch at : mention.branches()) {
      for (Branch outer : mention.branches()) {
        tied =
            tied
                || (!at.holds()
                    && outer.holds()
                    && implications.tieWithin(at.condition(), mention.needed(), outer.condition()));
      }
    }
    for (Branch at : mention.branches()) {
      for (Branch other : mention.branches()) {
        tied =
            tied
                || (!at.equals(other)
                    && !at.holds()
                    && !other.holds()
                    && implications.tieWithout(
                        at.condition(), other.condition(), mention.needed()));
      }
    }
  }

  /** The resource under the conditions that are left. */
  Resource standing(Resource resource) {
    Mapping properties = (Mapping) resource.properties().rewrite(this::standing);
    return resource.with(
        properties, resource.condition().map(implications::standing), resource.dependsOn());
  }

  /** The output under the conditions that are left. */
  Output standing(Output output) {
    return output.with(
        output.value().rewrite(this::standing),
        output.condition().map(implications::standing),
        output.exportName().map(name -> name.rewrite(this::standing)));
  }

  private Value standing(Value value) {
    if (value instanceof Intrinsic call
        && call.name().equals("If")
        && call.argument() instanceof Sequence choice
        && choice.items().get(0) instanceof Scalar condition) {
      List<Value> items = new ArrayList<>(choice.items());
      items.set(0, Value.text(implications.standing(condition.asText())));
      return new Intrinsic("If", Value.list(items));
    }
    return value;
  }
}
