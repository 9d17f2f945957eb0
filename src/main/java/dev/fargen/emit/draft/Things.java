package dev.fargen.emit.draft;

import dev.fargen.cfn.Imported;
import dev.fargen.cfn.Intrinsic;
import dev.fargen.cfn.Scalar;
import dev.fargen.cfn.Undecided;
import dev.fargen.cfn.Value;
import dev.fargen.params.Block;
import dev.fargen.spec.form.Text;
import dev.fargen.spec.form.Text.ThingReference;
import dev.fargen.workload.containers.SecretVariable;
import dev.fargen.workload.environment.ThingKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The values of things that texts of the spec refer to, such as {@code ${databases.shop.host}}. The
 * emitter of a thing puts them here; {@link ThingKind} lists which ones are required.
 */
public final class Things {

  private final Map<ThingReference, Value> values = new HashMap<>();
  private final Map<List<Object>, Value> secrets = new HashMap<>();

  /** Sets {@code ${kind.name.attribute}}, or without an attribute {@code ${kind.name}}. */
  public void put(ThingKind kind, String name, String attribute, Value value) {
    values.put(new ThingReference(kind.word(), name, attribute), value);
  }

  /** Sets what a raw resource has besides that which CloudFormation returns. */
  public void put(ThingReference ofResource, Value value) {
    values.put(ofResource, value);
  }

  /** What a raw resource has besides that which CloudFormation returns. */
  public Optional<Value> find(ThingReference ofResource) {
    return Optional.ofNullable(values.get(ofResource));
  }

  /** The ARN of the raw resource that the reference is to. */
  public Value arnOf(ThingReference ofResource) {
    return value(new ThingReference(ofResource.kind(), ofResource.name(), "Arn"));
  }

  /** Sets the secret that the stack makes of the text of a workload's variable. */
  public void put(String workload, SecretVariable variable, Value secret) {
    secrets.put(List.of(workload, variable), secret);
  }

  /** The secret that the stack makes of the text of a workload's variable. */
  public Optional<Value> secret(String workload, SecretVariable variable) {
    return Optional.ofNullable(secrets.get(List.of(workload, variable)));
  }

  public Value value(ThingReference reference) {
    if (reference.isOfResource()) {
      String attribute = reference.attribute();
      return Intrinsic.sub(
          "${" + reference.name() + (attribute.isEmpty() ? "" : "." + attribute) + "}");
    }
    Value value = values.get(reference);
    if (value == null) {
      throw new IllegalStateException("not emitted yet: " + reference.written());
    }
    return value;
  }

  public Optional<Value> find(ThingKind kind, String name, String attribute) {
    return Optional.ofNullable(values.get(new ThingReference(kind.word(), name, attribute)));
  }

  public Value value(ThingKind kind, String name, String attribute) {
    return value(new ThingReference(kind.word(), name, attribute));
  }

  /** A value made of the text, which exists for the same cause as a database that it names. */
  Value caused(Value value, Text text) {
    for (ThingReference thing : text.things()) {
      if (thing.kind().equals(ThingKind.DATABASES.word())
          && values.get(thing) instanceof Block block) {
        return instead(block, value);
      }
    }
    return value;
  }

  /** The block, which may be in others, around another value. */
  private static Value instead(Block outermost, Value value) {
    List<Block> blocks = new ArrayList<>();
    Value at = outermost;
    while (at instanceof Block block) {
      blocks.add(0, block);
      at = block.value();
    }
    Value made = value;
    for (Block block : blocks) {
      made = block.with(made);
    }
    return made;
  }

  /** The value for use inside {@code !Sub}. */
  public static String inSub(Value given) {
    Value value = given;
    while (value instanceof Undecided noted) {
      value = noted.value();
    }
    if (value instanceof Scalar scalar) {
      return scalar.asText().replace("${", "${!");
    }
    if (value instanceof Intrinsic call && Imported.isIn(call)) {
      return Imported.inSub(call);
    }
    if (value instanceof Intrinsic call && call.argument() instanceof Scalar argument) {
      return call.name().equals("Sub") ? argument.asText() : "${" + argument.asText() + "}";
    }
    throw new IllegalArgumentException("cannot be part of a text: " + value);
  }
}
