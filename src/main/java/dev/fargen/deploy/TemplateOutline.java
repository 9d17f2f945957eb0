package dev.fargen.deploy;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * What a deploy has to know of a template, which is text to it otherwise.
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
  private static final Pattern IMPORT = Pattern.compile("(?:.*/)?Fn::ImportValue(?:/Fn::Sub)?");
  private static final Pattern NAMED =
      Pattern.compile("RoleName|UserName|GroupName|ManagedPolicyName|InstanceProfileName");

  public TemplateOutline {
    types = Collections.unmodifiableMap(new LinkedHashMap<>(types));
    defaults = Collections.unmodifiableMap(new LinkedHashMap<>(defaults));
    parameters = Collections.unmodifiableSet(new LinkedHashSet<>(parameters));
    kept = Set.copyOf(kept);
    exports = Set.copyOf(exports);
    imports = Set.copyOf(imports);
    capabilities = List.copyOf(capabilities);
  }

  /** The outline of a template, in whatever layout. */
  public static TemplateOutline of(String template) {
    Map<String, String> types = new LinkedHashMap<>();
    Set<String> parameters = new LinkedHashSet<>();
    Map<String, String> defaults = new LinkedHashMap<>();
    Set<String> kept = new LinkedHashSet<>();
    Set<String> exports = new LinkedHashSet<>();
    Set<String> imports = new LinkedHashSet<>();
    Set<String> needs = new TreeSet<>();
    FlatYaml.of(template)
        .forEach(
            (place, value) -> {
              String[] parts = place.split("/", 4);
              String item = parts.length > 1 ? parts[1] : "";
              switch (parts.length < 3 ? "" : parts[0] + "/" + parts[2]) {
                case "Parameters/Type" -> parameters.add(item);
                case "Parameters/Default" -> defaults.put(item, value);
                case "Resources/Type" -> {
                  types.put(item, value);
                  need(value, needs);
                }
                case "Resources/DeletionPolicy" -> {
                  if (!value.equals("Delete")) {
                    kept.add(item);
                  }
                }
                case "Resources/Properties" -> {
                  if (parts.length > 3 && NAMED.matcher(parts[3]).matches()) {
                    needs.add("names " + item);
                  }
                }
                case "Outputs/Export" -> exports.add(TAG.matcher(value).replaceFirst(""));
                default -> {}
              }
              if (value.startsWith("!ImportValue ") || IMPORT.matcher(place).matches()) {
                imports.add(TAG.matcher(value).replaceFirst(""));
              }
              if (parts[0].equals("Transform") || place.contains("Fn::Transform")) {
                needs.add("CAPABILITY_AUTO_EXPAND");
              }
            });
    return new TemplateOutline(
        types, parameters, defaults, kept, exports, imports, capabilities(needs, types));
  }

  private static void need(String type, Set<String> needs) {
    if (type.startsWith("AWS::IAM::")) {
      needs.add("CAPABILITY_IAM");
    }
    if (type.equals("AWS::CloudFormation::Stack")) {
      needs.add("CAPABILITY_AUTO_EXPAND");
    }
  }

  /**
   * The fewest that will do. See "Acknowledging IAM resources in CloudFormation templates":
   * CAPABILITY_IAM for any IAM resource, CAPABILITY_NAMED_IAM where one has a name of its own,
   * CAPABILITY_AUTO_EXPAND for macros and nested stacks.
   */
  private static List<String> capabilities(Set<String> needs, Map<String, String> types) {
    boolean named =
        types.entrySet().stream()
            .anyMatch(
                e ->
                    e.getValue().startsWith("AWS::IAM::") && needs.contains("names " + e.getKey()));
    return needs.stream()
        .filter(need -> need.startsWith("CAPABILITY_"))
        .map(need -> named && need.equals("CAPABILITY_IAM") ? "CAPABILITY_NAMED_IAM" : need)
        .toList();
  }
}
