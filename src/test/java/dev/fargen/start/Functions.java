package dev.fargen.start;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Computes the functions of a template with the values of an environment. What only AWS knows
 * becomes a {@link Node}, or stays unknown.
 */
final class Functions {
  private static final String PARTS = "«parts of ";
  static final String REGION = "eu-west-1";
  static final String ACCOUNT = "111122223333";
  private static final Pattern IN_SUB = Pattern.compile("\\$\\{(!?)([A-Za-z0-9:.]+)}");

  private final Map<String, Object> template;
  private final Map<String, String> values;
  private final String stack;
  private final String prefix;
  private final Map<String, String> imports;

  /**
   * @param prefix before the ids of the resources
   * @param imports the exports that are known
   */
  Functions(
      Map<String, Object> template,
      Map<String, String> values,
      String stack,
      String prefix,
      Map<String, String> imports) {
    this.template = template;
    this.values = values;
    this.stack = stack;
    this.prefix = prefix;
    this.imports = imports;
  }

  /** The value as texts, lists and maps. */
  Object value(Object written) {
    if (written instanceof List<?> list) {
      return list.stream().map(this::value).toList();
    }
    if (!(written instanceof Map<?, ?> map)) {
      return String.valueOf(written);
    }
    if (map.size() == 1) {
      Map.Entry<?, ?> only = map.entrySet().iterator().next();
      String name = String.valueOf(only.getKey());
      if (name.equals("Ref") || name.startsWith("Fn::")) {
        return call(name, only.getValue());
      }
    }
    Map<String, Object> values = new LinkedHashMap<>();
    map.forEach((key, inner) -> values.put(String.valueOf(key), value(inner)));
    return values;
  }

  String text(Object written) {
    return String.valueOf(value(written));
  }

  private Object call(String name, Object argument) {
    List<Object> terms = argument instanceof List<?> list ? List.copyOf(list) : List.of(argument);
    return switch (name) {
      case "Ref" -> named(text(argument));
      case "Fn::GetAtt" ->
          Node.attribute(
              prefix + terms.get(0),
              String.join(".", terms.subList(1, terms.size()).stream().map(this::text).toList()));
      case "Fn::Sub" ->
          sub(String.valueOf(terms.get(0)), terms.size() > 1 ? terms.get(1) : Map.of());
      case "Fn::Join" -> String.join(text(terms.get(0)), texts(value(terms.get(1))));
      case "Fn::Split" -> split(text(terms.get(0)), text(terms.get(1)));
      case "Fn::Select" -> select(text(terms.get(0)), texts(value(terms.get(1))));
      case "Fn::GetAZs" -> List.of(REGION + "a", REGION + "b", REGION + "c");
      case "Fn::Cidr" -> cidr(text(terms.get(0)), text(terms.get(2)), text(terms.get(1)));
      case "Fn::FindInMap" -> find(terms);
      case "Fn::ImportValue" -> {
        String export = text(argument);
        yield imports.getOrDefault(export, Node.unknown("import " + export));
      }
      case "Fn::GetStackOutput" -> {
        Part output = Part.of(value(argument));
        String place = output.text("StackName") + "." + output.text("OutputName");
        yield imports.getOrDefault(place, Node.unknown("output " + place));
      }
      default -> Node.unknown(name + " " + value(argument));
    };
  }

  private Object named(String name) {
    Object parameter = section("Parameters").get(name);
    if (parameter != null) {
      Part part = Part.of(parameter);
      boolean one = part.text("Type").equals("AWS::EC2::Subnet::Id"); // and no list of many
      String open = one ? Subnets.item(Node.unknown(name), 0) : Node.unknown(name);
      String given = values.getOrDefault(name, part.text("Default", open));
      return part.text("Type").contains("List") ? split(",", given) : given;
    }
    return switch (name) {
      case "AWS::Region" -> REGION;
      case "AWS::AccountId" -> ACCOUNT;
      case "AWS::Partition" -> "aws";
      case "AWS::URLSuffix" -> "amazonaws.com";
      case "AWS::StackName" -> stack;
      case "AWS::StackId" ->
          "arn:aws:cloudformation:"
              + REGION
              + ":"
              + ACCOUNT
              + ":stack/"
              + stack
              + "/0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9";
      default -> attached(name).orElseGet(() -> Node.ref(prefix + name));
    };
  }

  /**
   * An attachment of a secret stands for the secret's ARN (page
   * "AWS::SecretsManager::SecretTargetAttachment", "Return values").
   */
  private Optional<Object> attached(String name) {
    return Optional.ofNullable(section("Resources").get(name))
        .map(Part::of)
        .filter(one -> one.text("Type").equals("AWS::SecretsManager::SecretTargetAttachment"))
        .map(one -> one.part("Properties").values().get("SecretId"))
        .map(this::value);
  }

  private String sub(String text, Object more) {
    Map<String, Object> own = Part.of(more).values();
    Matcher matcher = IN_SUB.matcher(text);
    StringBuilder result = new StringBuilder();
    while (matcher.find()) {
      String name = matcher.group(2);
      String value;
      if (matcher.group(1).equals("!")) {
        value = "${" + name + "}";
      } else if (own.containsKey(name)) {
        value = text(own.getOrDefault(name, ""));
      } else if (name.contains(".") && !name.startsWith("AWS:")) {
        value = "«" + prefix + name + "»";
      } else {
        Object named = named(name);
        value = named instanceof List<?> list ? String.join(",", texts(list)) : named.toString();
      }
      matcher.appendReplacement(result, Matcher.quoteReplacement(value));
    }
    return matcher.appendTail(result).toString();
  }

  /** The items of a text; of an unknown one nobody knows how many there are, so it stays one. */
  private static List<String> split(String delimiter, String text) {
    if (text.startsWith("«") && !text.contains(delimiter)) {
      return List.of(PARTS + text.substring(1)); // of an ARN, which Ref returns
    }
    return Arrays.stream(text.split(Pattern.quote(delimiter), -1)).map(String::strip).toList();
  }

  private static String select(String index, List<String> items) {
    int i = Integer.parseInt(index);
    if (items.size() == 1 && Node.isUnknown(items.get(0))) {
      return Subnets.item(items.get(0), i);
    }
    if (items.size() == 1 && items.get(0).startsWith(PARTS)) {
      return "«part " + i + " of " + items.get(0).substring(PARTS.length());
    }
    if (i >= items.size()) {
      throw new AssertionError("there is no item " + i + " of " + items);
    }
    return items.get(i);
  }

  private static List<String> cidr(String block, String bits, String count) {
    List<String> blocks = new ArrayList<>();
    for (int i = 0; i < Integer.parseInt(count); i++) {
      blocks.add(Node.unknown("block " + i + " of " + bits + " bits in " + block));
    }
    return blocks;
  }

  private Object find(List<Object> terms) {
    Part entry = Part.of(section("Mappings").get(text(terms.get(0)))).part(text(terms.get(1)));
    Object found = entry.values().get(text(terms.get(2)));
    return found == null ? Node.unknown("FindInMap " + terms) : value(found);
  }

  private Map<String, Object> section(String name) {
    return Part.of(template.get(name)).values();
  }

  private static List<String> texts(Object value) {
    return value instanceof List<?> list
        ? list.stream().map(String::valueOf).toList()
        : List.of(String.valueOf(value));
  }
}
