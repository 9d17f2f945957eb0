package dev.fargen.aws;

import dev.fargen.aws.ValueType.Block;
import dev.fargen.aws.ValueType.ListOf;
import dev.fargen.aws.ValueType.MapOf;
import dev.fargen.aws.ValueType.OneOf;
import dev.fargen.aws.ValueType.Primitive;
import dev.fargen.list.Digits;
import dev.fargen.list.Lists;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A resource type of CloudFormation.
 *
 * @param name as in {@code AWS::SQS::Queue}
 * @param values what {@code GetAtt} gives, by its name: {@code Arn}, {@code Endpoint.Address}
 * @param block the properties
 */
public record ResourceType(String name, Map<String, ValueType> values, Block block) {

  /** The type of resources that a program creates, which any {@code Custom::} name stands for. */
  public static final String CUSTOM = "AWS::CloudFormation::CustomResource";

  /** The type whose attributes are the outputs of another template. */
  private static final String STACK = "AWS::CloudFormation::Stack";

  private static final String OUTPUTS = "Outputs.";

  /** A type from what the data file has behind its name. */
  static ResourceType parse(String name, String line) {
    List<String> parts = List.of(line.split("\\|", -1));
    Map<String, ValueType> values = new LinkedHashMap<>();
    for (String word : parts.get(0).split(" ")) {
      int colon = word.indexOf(':');
      if (!word.isEmpty()) {
        values.put(colon < 0 ? word : word.substring(0, colon), value(word, colon));
      }
    }
    // The properties stand behind the blocks, so that those keep their numbers.
    List<String> blocks = new ArrayList<>(parts.subList(2, parts.size()));
    blocks.add(parts.get(1));
    return new ResourceType(name, values, new Block(blocks, blocks.size() - 1));
  }

  private static ValueType value(String word, int colon) {
    if (colon < 0) {
      return Primitive.TEXT;
    }
    return word.endsWith("[") ? new ListOf(Primitive.TEXT) : new MapOf(Primitive.TEXT);
  }

  public ResourceType {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  /** The names of what {@code GetAtt} gives. */
  public Set<String> attributes() {
    return values.keySet();
  }

  /** The properties by their names, in the order of the alphabet. */
  public Map<String, Property> properties() {
    return block.properties();
  }

  /** Whether {@code GetAtt} knows the attribute, or a part of it. */
  public boolean hasAttribute(String attribute) {
    return values.containsKey(attribute)
        || name.equals(CUSTOM)
        || (name.equals(STACK) && attribute.startsWith(OUTPUTS))
        || Lists.any(
            attributes(),
            known -> values.get(known) instanceof MapOf && attribute.startsWith(known + "."));
  }

  /**
   * What stands at the end of a path such as {@code LoadBalancers, 0, ContainerPort}; nothing where
   * the path leads nowhere.
   */
  public Optional<ValueType> at(List<String> path) {
    Optional<ValueType> type = Optional.of(block);
    for (String step : path) {
      type = type.flatMap(from -> step(from, step));
    }
    return type;
  }

  /** Whether a change at the end of the path replaces the resource. */
  public Replacement replacement(List<String> path) {
    Replacement worst = Replacement.NEVER;
    Optional<ValueType> type = Optional.of(block);
    for (String step : path) {
      Replacement here =
          type.flatMap(from -> property(from, step))
              .map(Property::replacement)
              .orElse(Replacement.NEVER);
      worst = here.compareTo(worst) > 0 ? here : worst;
      type = type.flatMap(from -> step(from, step));
    }
    return worst;
  }

  private static Optional<Property> property(ValueType type, String name) {
    if (type instanceof Block block) {
      return block.property(name);
    }
    return type instanceof OneOf some
        ? Lists.firstPresent(some.types(), one -> property(one, name))
        : Optional.empty();
  }

  private static Optional<ValueType> step(ValueType type, String step) {
    if (type instanceof ListOf list) {
      return step.equals("-") || Digits.only(step) ? Optional.of(list.items()) : Optional.empty();
    }
    if (type instanceof MapOf map) {
      return Optional.of(map.values());
    }
    if (type == Primitive.JSON) {
      return Optional.of(type);
    }
    if (type instanceof OneOf some) {
      return Lists.firstPresent(some.types(), one -> step(one, step));
    }
    return property(type, step).map(Property::type);
  }
}
