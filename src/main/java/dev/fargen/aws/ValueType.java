package dev.fargen.aws;

import dev.fargen.list.Lists;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a property holds. */
public sealed interface ValueType {

  /** In words: {@code a whole number}, {@code a list}. */
  String words();

  /** A single value. */
  enum Primitive implements ValueType {
    TEXT("a string"),
    WHOLE("an integer"),
    NUMBER("a number"),
    TRUTH("true or false"),
    TIME("a time"),
    /** Any tree, such as a policy document. */
    JSON("anything");

    private final String words;

    Primitive(String words) {
      this.words = words;
    }

    @Override
    public String words() {
      return words;
    }
  }

  /** A single value with limits. */
  record Limited(Primitive of, int number) implements ValueType {
    @Override
    public String words() {
      return of.words();
    }

    public Limits limits() {
      return ResourceTypes.limits(number);
    }
  }

  /**
   * A list.
   *
   * @param number of its limits; negative where it has none
   */
  record ListOf(ValueType items, int number) implements ValueType {

    public ListOf(ValueType items) {
      this(items, -1);
    }

    public Optional<Limits> limits() {
      return number < 0 ? Optional.empty() : Optional.of(ResourceTypes.limits(number));
    }

    @Override
    public String words() {
      return "a list";
    }
  }

  /** A map from names of the user's choice. */
  record MapOf(ValueType values) implements ValueType {
    @Override
    public String words() {
      return "a map";
    }
  }

  /** A map with known keys; it may lie within itself. */
  final class Block implements ValueType {

    private final List<String> blocks;
    private final int number;
    private @Nullable Map<String, Property> properties;

    /**
     * A block of a resource type.
     *
     * @param blocks the properties of each block of the type, as the data file has them
     */
    Block(List<String> blocks, int number) {
      this.blocks = List.copyOf(blocks);
      this.number = number;
    }

    /** The properties by their names, in the order of the alphabet. */
    public Map<String, Property> properties() {
      Map<String, Property> known = properties;
      if (known == null) {
        known = ResourceTypeParser.properties(blocks.get(number), blocks);
        properties = known;
      }
      return known;
    }

    /** What must be there, or must not be there together. */
    public List<BlockRule> rules() {
      return ResourceTypeParser.rules(blocks.get(number));
    }

    public Optional<Property> property(String name) {
      return Optional.ofNullable(properties().get(name));
    }

    @Override
    public String words() {
      return "a map";
    }
  }

  /** Any of several. */
  record OneOf(List<ValueType> types) implements ValueType {
    public OneOf {
      types = List.copyOf(types);
    }

    @Override
    public String words() {
      List<String> words = new ArrayList<>();
      for (ValueType type : types) {
        words.addAll(type == Primitive.TRUTH ? List.of("true", "false") : List.of(type.words()));
      }
      return Lists.enumerated(Lists.distinct(words), "or").toLowerCase(Locale.ROOT);
    }
  }
}
