package dev.fargen.cfn;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A resource of the template: its logical id, what it is, why it is there, and its properties in
 * the order in which they are printed.
 *
 * @param comment one sentence for the reader, printed above it
 * @param condition the name of the condition under which it exists
 * @param dependsOn logical ids that must exist first and are not referred to otherwise
 * @param attributes what else stands beside its properties, such as {@code DeletionPolicy}
 * @param metadata data about the resource that is not part of it
 */
public record Resource(
    String id,
    String type,
    String comment,
    Optional<String> condition,
    List<String> dependsOn,
    Mapping attributes,
    Mapping metadata,
    Mapping properties) {

  public Resource {
    dependsOn = List.copyOf(dependsOn);
  }

  /** Begins a resource of {@code type}, as in {@code AWS::ECS::Service}. */
  public static Builder of(String id, String type) {
    return new Builder(id, type);
  }

  /** {@code !Ref}: what the type's documentation calls its return value. */
  public Intrinsic ref() {
    return new Intrinsic("Ref", Value.text(id));
  }

  /** {@code !GetAtt id.attribute}. */
  public Intrinsic att(String attribute) {
    return new Intrinsic("GetAtt", Value.text(id + "." + attribute));
  }

  /** The same resource with other properties, or under a condition. */
  public Resource with(Mapping other, Optional<String> otherCondition, List<String> needs) {
    return new Resource(id, type, comment, otherCondition, needs, attributes, metadata, other);
  }

  /** The same resource with other needs and metadata. */
  public Resource with(List<String> needs, Mapping otherMetadata) {
    return new Resource(id, type, comment, condition, needs, attributes, otherMetadata, properties);
  }

  /** What stands under the logical id in the template. */
  public Mapping declaration() {
    Map<String, Value> parts = new LinkedHashMap<>();
    parts.put("Type", Value.text(type));
    if (condition.isPresent()) {
      parts.put("Condition", Value.text(condition.get()));
    }
    if (!dependsOn.isEmpty()) {
      parts.put("DependsOn", dependencies());
    }
    parts.putAll(attributes.entries());
    if (!metadata.entries().isEmpty()) {
      parts.put("Metadata", metadata);
    }
    if (!properties.entries().isEmpty()) {
      parts.put("Properties", properties);
    }
    return new Mapping(parts);
  }

  private Value dependencies() {
    return dependsOn.size() == 1 ? Value.text(dependsOn.get(0)) : Value.texts(dependsOn);
  }

  /** Collects what a resource is made of; the order of the calls is the order in the template. */
  public static final class Builder {
    private final String id;
    private final String type;
    private String comment = "";
    private final List<String> dependsOn = new ArrayList<>();
    private Mapping attributes = Value.map();
    private final Map<String, Value> properties = new LinkedHashMap<>();

    private Builder(String id, String type) {
      this.id = id;
      this.type = type;
    }

    /** Why the resource is there, in one sentence. */
    public Builder comment(String sentence) {
      comment = sentence;
      return this;
    }

    public Builder dependsOn(Resource other) {
      return dependsOn(other.id());
    }

    public Builder dependsOn(String logicalId) {
      if (!dependsOn.contains(logicalId)) {
        dependsOn.add(logicalId);
      }
      return this;
    }

    /** What stands beside the properties, and has no method of its own here. */
    public Builder attribute(String name, Value value) {
      attributes = attributes.with(name, value);
      return this;
    }

    public Builder dependsOn(List<Resource> others) {
      others.forEach(this::dependsOn);
      return this;
    }

    /**
     * {@code DeletionPolicy} and {@code UpdateReplacePolicy} alike; {@code RetainExceptOnCreate} is
     * a word for deletions only, since a replacement is never a create.
     */
    public Builder deletionPolicy(String policy) {
      return deletionPolicy(policy, policy.equals("RetainExceptOnCreate") ? "Retain" : policy);
    }

    /** {@code DeletionPolicy}, and another {@code UpdateReplacePolicy}. */
    public Builder deletionPolicy(String policy, String whenReplaced) {
      return attribute("DeletionPolicy", Value.text(policy))
          .attribute("UpdateReplacePolicy", Value.text(whenReplaced));
    }

    public Builder property(String name, Value value) {
      properties.put(name, value);
      return this;
    }

    public Builder property(String name, String text) {
      return property(name, Value.text(text));
    }

    public Builder property(String name, long number) {
      return property(name, Value.number(number));
    }

    public Builder property(String name, boolean bool) {
      return property(name, Value.bool(bool));
    }

    /** The property where there is a value; nothing where there is none. */
    public Builder property(String name, Optional<? extends Value> value) {
      return value.isPresent() ? property(name, value.get()) : this;
    }

    public Resource build() {
      return new Resource(
          id,
          type,
          comment,
          Optional.empty(),
          dependsOn,
          attributes,
          Value.map(),
          new Mapping(properties));
    }
  }
}
