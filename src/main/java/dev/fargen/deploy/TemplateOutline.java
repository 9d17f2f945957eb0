package dev.fargen.deploy;

import dev.fargen.cfn.Document;
import dev.fargen.cfn.Mapping;
import dev.fargen.cfn.Scalar;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a deploy has to know of a template.
 *
 * @param types the type of each resource, in the template's order
 * @param parameters the parameters that it declares
 * @param defaults its own values for them
 * @param kept resources that outlive the stack, by their DeletionPolicy
 * @param exports the names of its exports, {@code ${…}} as they stand
 * @param imports the names that it imports
 * @param capabilities what CloudFormation wants acknowledged
 */
public record TemplateOutline(
    Map<String, String> types,
    Set<String> parameters,
    Map<String, String> defaults,
    Set<String> kept,
    Set<String> exports,
    Set<String> imports,
    List<String> capabilities) {

  private static final Pattern TAG = Pattern.compile("^!+[\\w:]+ ");
  private static final Pattern EXPORT = Pattern.compile("Outputs/[^/]*/Export/.*");
  private static final Pattern IMPORT = Pattern.compile("(.*[/!])?(Fn::)?ImportValue(/Fn::Sub)?");
  private static final Pattern MACRO = Pattern.compile("Transform\\b|.*(Fn::|!)Transform/");
  private static final Set<String> NAMES =
      Set.of("RoleName", "UserName", "GroupName", "ManagedPolicyName", "InstanceProfileName");

  public TemplateOutline {
    types = Collections.unmodifiableMap(new LinkedHashMap<>(types));
    defaults = Collections.unmodifiableMap(new LinkedHashMap<>(defaults));
    parameters = Collections.unmodifiableSet(new LinkedHashSet<>(parameters));
    kept = Set.copyOf(kept);
    exports = Set.copyOf(exports);
    imports = Set.copyOf(imports);
    capabilities = List.copyOf(capabilities);
  }

  static TemplateOutline of(Document template) {
    Map<String, String> kept = texts(template, "Resources", "DeletionPolicy");
    kept.values().removeIf("Delete"::equals);
    Set<String> exports = new LinkedHashSet<>();
    Set<String> imports = new LinkedHashSet<>();
    Map<String, String> flat = FlatTemplate.of(template);
    flat.forEach(
        (place, text) -> {
          String untagged = TAG.matcher(text).replaceFirst("");
          if (EXPORT.matcher(place).matches()) {
            exports.add(untagged);
          }
          if (text.startsWith("!ImportValue ") || IMPORT.matcher(place).matches()) {
            imports.add(untagged);
          }
        });
    boolean macros = flat.keySet().stream().anyMatch(place -> MACRO.matcher(place).lookingAt());
    return new TemplateOutline(
        texts(template, "Resources", "Type"),
        texts(template, "Parameters", "Type").keySet(),
        texts(template, "Parameters", "Default"),
        kept.keySet(),
        exports,
        imports,
        capabilities(template, macros));
  }

  /** What stands under that key in each entry of a section, where it is a single text. */
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
   * The fewest that will do. See "Acknowledging IAM resources in CloudFormation templates":
   * CAPABILITY_IAM for any IAM resource, CAPABILITY_NAMED_IAM where one has a name of its own,
   * CAPABILITY_AUTO_EXPAND for macros and nested stacks.
   */
  private static List<String> capabilities(Document template, boolean macros) {
    Map<String, String> types = texts(template, "Resources", "Type");
    List<String> capabilities = new ArrayList<>();
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
    return template.section("Resources").get(id) instanceof Mapping resource
        && resource.entries().get("Properties") instanceof Mapping properties
        && !Collections.disjoint(properties.entries().keySet(), NAMES);
  }
}
