package dev.fargen.deploy;

import dev.fargen.cfn.Document;
import dev.fargen.cfn.Intrinsic;
import dev.fargen.cfn.Mapping;
import dev.fargen.cfn.Scalar;
import dev.fargen.cfn.Sequence;
import dev.fargen.cfn.Value;
import dev.fargen.deploy.aws.Stack;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The values in a template that are known before a deploy: those that consist of texts, parameters,
 * pseudo parameters and the ids of resources that exist.
 */
final class KnownValues {

  private static final Pattern VARIABLE = Pattern.compile("\\$\\{([^!}]+)}");
  private static final String OPENING = "${";
  private static final String LITERAL = "${!";

  private final Document template;
  private final Map<String, String> values;

  /** {@code true} or {@code false} for each condition of which that is known. */
  private final Map<String, String> conditions = new LinkedHashMap<>();

  /**
   * @param template the template, with functions in their short or long form
   * @param values what {@code Ref} returns, by names
   */
  private KnownValues(Document template, Map<String, String> values) {
    this.template = template;
    this.values = new ParameterValues(values).values();
    int known;
    do { // a condition may come before one that it refers to
      known = conditions.size();
      template
          .section("Conditions")
          .forEach((id, value) -> text(value).ifPresent(truth -> conditions.put(id, truth)));
    } while (conditions.size() > known);
  }

  /** What a request deploys; in an existing stack more pseudo parameters are known. */
  static KnownValues of(StackRequest request, Optional<Stack> stack) {
    Map<String, String> values = new LinkedHashMap<>(request.content().allParameters());
    values.put("AWS::StackName", request.stack());
    values.put("AWS::Region", request.target().region());
    stack.ifPresent(there -> values.putAll(pseudo(there)));
    return new KnownValues(request.content().template().content(), values);
  }

  /** What is deployed. */
  static KnownValues of(Document deployed, Stack stack) {
    Map<String, String> values = new LinkedHashMap<>(stack.parameters());
    values.putAll(pseudo(stack));
    return new KnownValues(deployed, values);
  }

  private static Map<String, String> pseudo(Stack stack) {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("AWS::StackName", stack.name());
    values.put("AWS::StackId", stack.id());
    String[] arn = stack.id().split(":", 6);
    if (arn.length == 6) {
      values.put("AWS::Partition", arn[1]);
      values.put("AWS::Region", arn[3]);
      values.put("AWS::AccountId", arn[4]);
    }
    return values;
  }

  /** The same with the ids of these resources. */
  KnownValues with(Map<String, String> resources) {
    Map<String, String> all = new LinkedHashMap<>(values);
    all.putAll(resources);
    return new KnownValues(template, all);
  }

  /** The same without the parameters whose values are names in Parameter Store. */
  KnownValues withoutStored() {
    Map<String, String> left = new LinkedHashMap<>(values);
    section("Parameters")
        .forEach(
            (name, value) -> {
              if (value instanceof Mapping parameter
                  && parameter.entries().get("Type") instanceof Scalar type
                  && type.asText().startsWith("AWS::SSM::Parameter::Value")) {
                left.remove(name);
              }
            });
    return new KnownValues(template, left);
  }

  /** The entries of a section of the template. */
  Map<String, Value> section(String name) {
    return template.section(name);
  }

  /** The text that the value is, if that is known. */
  Optional<String> text(Value value) {
    String form = form(value, UnaryOperator.identity());
    return isKnown(form) ? Optional.of(form.replace(LITERAL, OPENING)) : Optional.empty();
  }

  /**
   * The value in one form, with what is known of it filled in: two values with the same form are
   * the same.
   *
   * @param name the form of a reference to a resource whose id or attribute is not known
   */
  String form(Value value, UnaryOperator<String> name) {
    return value.<Part>fold((one, inside) -> part(one, inside, name)).text();
  }

  /** Whether a resource or output exists: unless its condition is known to be false. */
  boolean isThere(Mapping declaration) {
    return Optional.ofNullable(declaration.entries().get("Condition"))
        .flatMap(this::text)
        .map(conditions::get)
        .map("true"::equals)
        .orElse(true);
  }

  /** The items of a list, also behind {@code Fn::If}; nothing for another value. */
  List<Value> items(@Nullable Value list) {
    return chosen(list) instanceof Sequence sequence ? sequence.items() : List.of();
  }

  /** The branch of {@code Fn::If} that applies, or the value itself. */
  @Nullable Value chosen(@Nullable Value value) {
    Value at = value;
    List<Value> branches = branches(at);
    while (!branches.isEmpty()) {
      Optional<String> truth = text(new Intrinsic("Condition", branches.get(0)));
      at = branches.get(truth.equals(Optional.of("false")) ? 2 : 1);
      branches = branches(at);
    }
    return at;
  }

  /** The value with only the branches of {@code Fn::If} that are known to apply. */
  Value used(Value value) {
    return value.rewrite(
        one -> {
          List<Value> branches = branches(one);
          if (branches.isEmpty()) {
            return one;
          }
          return text(new Intrinsic("Condition", branches.get(0)))
              .map(truth -> branches.get(truth.equals("true") ? 1 : 2))
              .orElse(Intrinsic.NO_VALUE);
        });
  }

  /** The condition of {@code Fn::If}, and its two branches; nothing for another value. */
  private static List<Value> branches(@Nullable Value value) {
    Optional<Intrinsic> call = value == null ? Optional.empty() : call(value);
    boolean choice = call.isPresent() && call.get().name().equals("If");
    return choice && call.get().argument() instanceof Sequence list && list.items().size() == 3
        ? list.items()
        : List.of();
  }

  /** The call that the value is, in the short or the long form. */
  static Optional<Intrinsic> call(Value value) {
    if (value instanceof Intrinsic call) {
      return Optional.of(call);
    }
    if (value instanceof Mapping map && map.entries().size() == 1) {
      Map.Entry<String, Value> only = map.entries().entrySet().iterator().next();
      return Intrinsic.shortName(only.getKey()).map(name -> new Intrinsic(name, only.getValue()));
    }
    return Optional.empty();
  }

  /**
   * The form of a value.
   *
   * @param items the forms of what is in it
   */
  private record Part(String text, List<Part> items) {
    private Part {
      items = List.copyOf(items);
    }

    static Part of(String text) {
      return new Part(text, List.of());
    }

    private List<Part> arguments() {
      return items.isEmpty() ? List.of(this) : items;
    }
  }

  private static boolean isKnown(String form) {
    return !VARIABLE.matcher(form).find();
  }

  private Part part(Value value, List<Part> inside, UnaryOperator<String> name) {
    if (value instanceof Scalar scalar) {
      return Part.of(scalar.asText());
    }
    Optional<Intrinsic> call = call(value);
    if (call.isPresent()) {
      return result(call.get(), inside.get(0), name);
    }
    List<String> texts = texts(inside);
    return new Part(
        (value instanceof Mapping map ? map.entries().keySet() : "") + "" + texts, inside);
  }

  private static List<String> texts(List<Part> parts) {
    return parts.stream().map(Part::text).toList();
  }

  private Part result(Intrinsic call, Part argument, UnaryOperator<String> name) {
    List<Part> arguments = argument.arguments();
    List<String> texts = texts(arguments);
    String unknown = OPENING + call.name() + " " + argument.text() + "}";
    return switch (call.name()) {
      case "Ref" -> Part.of(reference(argument.text(), name));
      case "GetAtt" -> Part.of(reference(String.join(".", texts), name));
      case "Sub" -> Part.of(substituted(call.argument(), arguments, name));
      case "Join" -> arguments.size() == 2 ? joined(arguments) : Part.of(unknown);
      case "If" -> chosen(arguments).orElse(Part.of(unknown));
      case "Condition" -> Part.of(conditions.getOrDefault(argument.text(), unknown));
      case "Not" -> Part.of(truth(texts, texts.contains("false"), unknown));
      case "And" -> Part.of(texts.contains("false") ? "false" : truth(texts, true, unknown));
      case "Or" -> Part.of(texts.contains("true") ? "true" : truth(texts, false, unknown));
      case "Equals" -> Part.of(truth(texts, new HashSet<>(texts).size() == 1, unknown));
      default -> Part.of(unknown);
    };
  }

  /** The truth, if all that it depends on is known. */
  private static String truth(List<String> texts, boolean truth, String unknown) {
    return texts.stream().allMatch(KnownValues::isKnown) ? String.valueOf(truth) : unknown;
  }

  private String reference(String to, UnaryOperator<String> name) {
    String known = values.get(to);
    return known == null ? OPENING + name.apply(to) + "}" : known;
  }

  private Optional<Part> chosen(List<Part> arguments) {
    return arguments.size() == 3
        ? Optional.ofNullable(conditions.get(arguments.get(0).text()))
            .map(truth -> arguments.get(truth.equals("true") ? 1 : 2))
        : Optional.empty();
  }

  /** The items with the separator between; a list parameter is a text with commas. */
  private static Part joined(List<Part> arguments) {
    String separator = arguments.get(0).text();
    Part list = arguments.get(1);
    return Part.of(
        list.items().isEmpty()
            ? list.text().replace(",", separator)
            : String.join(separator, texts(list.items())));
  }

  private String substituted(Value argument, List<Part> arguments, UnaryOperator<String> name) {
    Map<String, String> own = new LinkedHashMap<>();
    if (arguments.size() == 2
        && argument instanceof Sequence list
        && list.items().get(1) instanceof Mapping map) {
      Iterator<Part> parts = arguments.get(1).items().iterator();
      map.entries().keySet().forEach(key -> own.put(key, parts.next().text()));
    }
    return VARIABLE
        .matcher(arguments.get(0).text())
        .replaceAll(
            found -> {
              String variable = found.group(1).strip();
              String mine = own.get(variable);
              return Matcher.quoteReplacement(mine == null ? reference(variable, name) : mine);
            });
  }
}
