package dev.fargen.deploy;

import dev.fargen.cfn.Document;
import dev.fargen.cfn.Intrinsic;
import dev.fargen.cfn.Mapping;
import dev.fargen.cfn.Scalar;
import dev.fargen.cfn.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The parts of a template that a deploy needs.
 *
 * @param types the type of each resource, in the order of the template
 * @param parameters the parameters that it declares
 * @param hidden those of them with {@code NoEcho}
 * @param defaults their default values
 * @param exports the names of its exports, with {@code ${…}} as written
 * @param imports the names that it imports
 * @param capabilities the capabilities that CloudFormation requires
 */
public record TemplateOutline(
    Map<String, String> types,
    Set<String> parameters,
    Set<String> hidden,
    Map<String, String> defaults,
    Set<String> exports,
    Set<String> imports,
    List<String> capabilities) {

  private static final Set<String> NAMES =
      Set.of("RoleName", "UserName", "GroupName", "ManagedPolicyName", "InstanceProfileName");

  public TemplateOutline {
    types = Collections.unmodifiableMap(new LinkedHashMap<>(types));
    defaults = Collections.unmodifiableMap(new LinkedHashMap<>(defaults));
    parameters = Collections.unmodifiableSet(new LinkedHashSet<>(parameters));
    hidden = Collections.unmodifiableSet(new LinkedHashSet<>(hidden));
    exports = Set.copyOf(exports);
    imports = Set.copyOf(imports);
    capabilities = List.copyOf(capabilities);
  }

  static TemplateOutline of(Document template) {
    Set<String> exports = new LinkedHashSet<>();
    for (Value output : template.section("Outputs").values()) {
      if (output instanceof Mapping map && map.entries().get("Export") instanceof Mapping export) {
        name(export.entries().getOrDefault("Name", export)).ifPresent(exports::add);
      }
    }
    Set<String> imports = new LinkedHashSet<>();
    template
        .content()
        .walk(
            (value, path) ->
                argument("ImportValue", value)
                    .flatMap(TemplateOutline::name)
                    .ifPresent(imports::add));
    return new TemplateOutline(
        texts(template, "Resources", "Type"),
        texts(template, "Parameters", "Type").keySet(),
        hidden(template),
        texts(template, "Parameters", "Default"),
        exports,
        imports,
        capabilities(template));
  }

  private static Set<String> hidden(Document template) {
    Map<String, String> flags = texts(template, "Parameters", "NoEcho");
    flags.values().removeIf(flag -> !flag.equalsIgnoreCase("true"));
    return flags.keySet();
  }

  /**
   * The DeletionPolicy of each resource that is not simply deleted with the stack. Databases have a
   * default of their own (CloudFormation template reference, "DeletionPolicy attribute").
   */
  static Map<String, String> policies(Document template) {
    Map<String, String> policies = texts(template, "Resources", "DeletionPolicy");
    texts(template, "Resources", "Type")
        .forEach(
            (id, type) -> {
              boolean instance =
                  type.equals("AWS::RDS::DBInstance")
                      && !properties(template, id).containsKey("DBClusterIdentifier");
              if (instance || type.equals("AWS::RDS::DBCluster")) {
                policies.putIfAbsent(id, "Snapshot");
              }
            });
    policies.values().removeIf("Delete"::equals);
    return policies;
  }

  /** The argument of the function, in its short or long form. */
  private static Optional<Value> argument(String function, Value value) {
    if (value instanceof Intrinsic call && call.name().equals(function)) {
      return Optional.of(call.argument());
    }
    return value instanceof Mapping map
        ? Optional.ofNullable(map.entries().get("Fn::" + function))
        : Optional.empty();
  }

  private static Optional<String> name(Value value) {
    if (argument("Ref", value).orElse(null) instanceof Scalar parameter) {
      return Optional.of("${" + parameter.asText() + "}");
    }
    return argument("Sub", value).orElse(value) instanceof Scalar text
        ? Optional.of(text.asText())
        : Optional.empty();
  }

  /** The value of a key in each entry of a section, if it is a scalar. */
  private static Map<String, String> texts(Document template, String section, String key) {
    Map<String, String> texts = new LinkedHashMap<>();
    template
        .section(section)
        .forEach(
            (id, entry) -> {
              if (entry instanceof Mapping map && map.entries().get(key) instanceof Scalar text) {
                texts.put(id, text.asText());
              }
            });
    return texts;
  }

  /**
   * The least that is required. See "Acknowledging IAM resources in CloudFormation templates":
   * CAPABILITY_IAM for any IAM resource, CAPABILITY_NAMED_IAM where one has a name of its own,
   * CAPABILITY_AUTO_EXPAND for macros and nested stacks.
   */
  private static List<String> capabilities(Document template) {
    Map<String, String> types = texts(template, "Resources", "Type");
    List<String> capabilities = new ArrayList<>();
    boolean macros =
        template.content().entries().containsKey("Transform")
            || template.content().any(value -> argument("Transform", value).isPresent());
    if (macros || types.containsValue("AWS::CloudFormation::Stack")) {
      capabilities.add("CAPABILITY_AUTO_EXPAND");
    }
    types.values().removeIf(type -> !type.startsWith("AWS::IAM::"));
    if (!types.isEmpty()) {
      boolean named = types.keySet().stream().anyMatch(id -> isNamed(template, id));
      capabilities.add(named ? "CAPABILITY_NAMED_IAM" : "CAPABILITY_IAM");
    }
    return capabilities;
  }

  private static boolean isNamed(Document template, String id) {
    return !Collections.disjoint(properties(template, id).keySet(), NAMES);
  }

  private static Map<String, Value> properties(Document template, String id) {
    return template.section("Resources").get(id) instanceof Mapping resource
            && resource.entries().get("Properties") instanceof Mapping properties
        ? properties.entries()
        : Map.of();
  }
}
