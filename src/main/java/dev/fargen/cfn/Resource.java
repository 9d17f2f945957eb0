package dev.fargen.cfn;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A resource of the template: its logical id, its type, what it is for, and its properties in the
 * order in which they are printed.
 *
 * @param comment sentences for the reader, printed above it: what it is for, then the reason for
 *     each value that surprises
 * @param condition the name of the condition under which it exists
 * @param dependsOn logical ids that must exist first and are not referred to otherwise
 * @param attributes what else stands beside its properties, such as {@code DeletionPolicy}
 */
public record Resource(
    String id,
    String type,
    List<String> comment,
    Optional<String> condition,
    List<String> dependsOn,
    Mapping attributes,
    Mapping properties) {

  private static final String METADATA = "Metadata";

  public Resource {
    comment = List.copyOf(comment);
    dependsOn = List.copyOf(dependsOn);
  }

  /** A builder for a resource of {@code type}, such as {@code AWS::ECS::Service}. */
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

  /** The same resource with another logical id. */
  public Resource named(String other) {
    return new Resource(other, type, comment, condition, dependsOn, attributes, properties);
  }

  /** The same resource with other properties, or under a condition. */
  public Resource with(Mapping other, Optional<String> otherCondition, List<String> needs) {
    return new Resource(id, type, comment, otherCondition, needs, attributes, other);
  }

  /** The same resource with other needs and metadata. */
  public Resource with(List<String> needs, Mapping metadata) {
    Mapping more = attributes.with(METADATA, metadata);
    return new Resource(id, type, comment, condition, needs, more, properties);
  }

  /** Data about the resource that is not part of it. */
  public Mapping metadata() {
    return attributes.entries().get(METADATA) instanceof Mapping metadata ? metadata : Value.map();
  }

  /** The same resource with another comment. */
  public Resource commented(Collection<String> sentences) {
    return new Resource(
        id, type, List.copyOf(sentences), condition, dependsOn, attributes, properties);
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
    if (!properties.entries().isEmpty()) {
      parts.put("Properties", properties);
    }
    return new Mapping(parts);
  }

  private Value dependencies() {
    return dependsOn.size() == 1 ? Value.text(dependsOn.get(0)) : Value.texts(dependsOn);
  }

  /** Builds a resource; the order of the calls is the order in the template. */
  public static final class Builder {
    private final String id;
    private final String type;
    private final List<String> comment = new ArrayList<>();
    private final List<String> keptWhen = new ArrayList<>();
    private final List<String> dependsOn = new ArrayList<>();
    private Mapping attributes = Value.map();
    private final Map<String, Value> properties = new LinkedHashMap<>();

    private Builder(String id, String type) {
      this.id = id;
      this.type = type;
    }

    /** Adds a sentence to the comment. */
    public Builder comment(String sentence) {
      comment.add(sentence);
      return this;
    }

    /** Adds a sentence about a value that surprises, if the value is there. */
    public Builder explain(boolean applies, String sentence) {
      return applies ? comment(sentence) : this;
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

    /** An attribute beside the properties that has no method of its own here. */
    public Builder attribute(String name, Value value) {
      attributes = attributes.with(name, value);
      return this;
    }

    public Builder dependsOn(List<Resource> others) {
      others.forEach(this::dependsOn);
      return this;
    }

    /**
     * The same {@code DeletionPolicy} and {@code UpdateReplacePolicy}; {@code RetainExceptOnCreate}
     * is valid for deletions only.
     */
    public Builder deletionPolicy(String policy) {
      return deletionPolicy(policy, policy.equals("RetainExceptOnCreate") ? "Retain" : policy);
    }

    /** {@code DeletionPolicy} and {@code UpdateReplacePolicy}, which the comment explains. */
    public Builder deletionPolicy(String policy, String whenReplaced) {
      boolean retained = policy.equals("RetainExceptOnCreate");
      if (retained) {
        keptWhen.add(
            "Retained on deletion"
                + (whenReplaced.equals("Retain") ? " and replacement" : "")
                + " unless its creation is rolled back.");
      }
      boolean differs = !whenReplaced.equals(retained ? "Retain" : policy);
      if (policy.equals("Snapshot")) {
        keptWhen.add("A snapshot is created on deletion" + (differs ? "." : " and replacement."));
      }
      if (differs) {
        keptWhen.add(
            switch (whenReplaced) {
              case "Retain" -> "Retained on replacement.";
              case "Snapshot" -> "A snapshot is created on replacement.";
              default -> "Deleted on replacement.";
            });
      }
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

    public Builder properties(Mapping more) {
      properties.putAll(more.entries());
      return this;
    }

    /** The property, if there is a value. */
    public Builder property(String name, Optional<? extends Value> value) {
      return value.isPresent() ? property(name, value.get()) : this;
    }

    public Resource build() {
      comment.addAll(keptWhen);
      return new Resource(
          id, type, comment, Optional.empty(), dependsOn, attributes, new Mapping(properties));
    }
  }
}
