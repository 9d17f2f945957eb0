package dev.fargen.aws;

import dev.fargen.aws.ValueType.Block;
import dev.fargen.aws.ValueType.Limited;
import dev.fargen.aws.ValueType.ListOf;
import dev.fargen.aws.ValueType.MapOf;
import dev.fargen.aws.ValueType.OneOf;
import dev.fargen.aws.ValueType.Primitive;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads properties as {@code resource-types.txt} has them: {@code QueueName^:s Tags:[t}. The format
 * is explained in {@code src/servicespec/resource-types.mjs}.
 */
final class ResourceTypeParser {

  /** The properties of the block that every type calls {@code t}. */
  private static final String TAG = "Key!:s Value!:s";

  private static final String RULE = "?";

  private final String text;
  private final List<String> blocks;
  private int at;

  private ResourceTypeParser(String text, List<String> blocks) {
    this.text = text;
    this.blocks = blocks;
  }

  /** The properties in {@code text}; numbers in it refer to {@code blocks}. */
  static Map<String, Property> properties(String text, List<String> blocks) {
    Map<String, Property> properties = new LinkedHashMap<>();
    for (String word : words(text)) {
      if (!word.startsWith(RULE)) {
        Property property = new ResourceTypeParser(word, blocks).property();
        properties.put(property.name(), property);
      }
    }
    return Collections.unmodifiableMap(properties);
  }

  /** The rules in {@code text}. */
  static List<BlockRule> rules(String text) {
    List<BlockRule> rules = new ArrayList<>();
    for (String word : words(text)) {
      if (word.startsWith(RULE)) {
        rules.add(BlockRule.parse(word.substring(RULE.length())));
      }
    }
    return rules;
  }

  private static String[] words(String text) {
    return text.isEmpty() ? new String[0] : text.split(" ");
  }

  private Property property() {
    int colon = text.indexOf(':');
    int end = colon;
    boolean required = false;
    Replacement replacement = Replacement.NEVER;
    for (; "!^~".indexOf(text.charAt(end - 1)) >= 0; end--) {
      switch (text.charAt(end - 1)) {
        case '!' -> required = true;
        case '^' -> replacement = Replacement.ALWAYS;
        default -> replacement = Replacement.SOMETIMES;
      }
    }
    at = colon + 1;
    return new Property(text.substring(0, end), type(), required, replacement);
  }

  private ValueType type() {
    char letter = text.charAt(at++);
    return switch (letter) {
      case 's' -> limited(Primitive.TEXT);
      case 'i' -> limited(Primitive.WHOLE);
      case 'n' -> limited(Primitive.NUMBER);
      case 'b' -> Primitive.TRUTH;
      case 'd' -> Primitive.TIME;
      case 'j' -> Primitive.JSON;
      case 't' -> new Block(List.of(TAG), 0);
      case '[' -> {
        int limits = limits();
        yield new ListOf(type(), limits);
      }
      case '{' -> new MapOf(type());
      case '(' -> oneOf();
      default -> block(letter);
    };
  }

  private ValueType limited(Primitive type) {
    int limits = limits();
    return limits < 0 ? type : new Limited(type, limits);
  }

  /** The number between a hash and a dot; negative where there is none. */
  private int limits() {
    if (at == text.length() || text.charAt(at) != '#') {
      return -1;
    }
    int dot = text.indexOf('.', at);
    int number = Integer.parseInt(text.substring(at + 1, dot));
    at = dot + 1;
    return number;
  }

  private ValueType oneOf() {
    List<ValueType> types = new ArrayList<>();
    do {
      types.add(type());
    } while (text.charAt(at++) == ',');
    return new OneOf(types);
  }

  private Block block(char first) {
    int number = Character.digit(first, 10);
    while (at < text.length() && Character.isDigit(text.charAt(at))) {
      number = number * 10 + Character.digit(text.charAt(at++), 10);
    }
    return new Block(blocks, number);
  }
}
