package dev.fargen.deploy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What can be told from the lines of a template in fargen's own layout, without reading all of it.
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

  private static final Pattern SECTION = Pattern.compile("^(\\w+):");
  private static final Pattern NAME = Pattern.compile("^  ['\"]?([\\w:.-]+)['\"]?:\\s*(#.*)?$");
  private static final Pattern ATTRIBUTE =
      Pattern.compile("^    (Type|Default|DeletionPolicy): *([^#]*)");
  private static final Pattern EXPORT =
      Pattern.compile("(?m)^ +Export:\\s*\\n? *\\{? *Name: *(?:!Sub )?(.*?)\\}?$");
  private static final Pattern IMPORT =
      Pattern.compile("(?:!ImportValue|Fn::ImportValue:)\\s+(?:!Sub )?(.*)");
  private static final Pattern NAMED =
      Pattern.compile(
          "(?m)^ +(RoleName|UserName|GroupName|ManagedPolicyName|InstanceProfileName):");
  private static final Pattern MACRO = Pattern.compile("(?m)^Transform:|Fn::Transform|!Transform");

  public TemplateOutline {
    types = Collections.unmodifiableMap(new LinkedHashMap<>(types));
    defaults = Collections.unmodifiableMap(new LinkedHashMap<>(defaults));
    parameters = Collections.unmodifiableSet(new LinkedHashSet<>(parameters));
    kept = Set.copyOf(kept);
    exports = Set.copyOf(exports);
    imports = Set.copyOf(imports);
    capabilities = List.copyOf(capabilities);
  }

  /** The outline of a template. */
  public static TemplateOutline of(String template) {
    Map<String, String> types = new LinkedHashMap<>();
    Set<String> parameters = new LinkedHashSet<>();
    Map<String, String> defaults = new LinkedHashMap<>();
    Set<String> kept = new LinkedHashSet<>();
    String section = "";
    String item = "";
    for (String line : template.lines().toList()) {
      Matcher head = SECTION.matcher(line);
      Matcher name = NAME.matcher(line);
      Matcher attribute = ATTRIBUTE.matcher(line);
      if (head.find()) {
        section = head.group(1);
      } else if (name.find()) {
        item = name.group(1);
        if (section.equals("Parameters")) {
          parameters.add(item);
        }
      } else if (attribute.find()) {
        String value = plain(attribute.group(2));
        switch (section + "." + attribute.group(1)) {
          case "Resources.Type" -> types.putIfAbsent(item, value);
          case "Parameters.Default" -> defaults.put(item, value);
          case "Resources.DeletionPolicy" -> {
            if (!value.equals("Delete")) {
              kept.add(item);
            }
          }
          default -> {}
        }
      }
    }
    return new TemplateOutline(
        types,
        parameters,
        defaults,
        kept,
        all(EXPORT, template),
        all(IMPORT, template),
        needs(template, types));
  }

  private static Set<String> all(Pattern pattern, String template) {
    Set<String> found = new LinkedHashSet<>();
    Matcher matcher = pattern.matcher(template);
    while (matcher.find()) {
      found.add(plain(matcher.group(1)));
    }
    return found;
  }

  /** A scalar without its quotes. */
  private static String plain(String scalar) {
    String text = scalar.strip();
    boolean quoted =
        text.length() > 1
            && (text.charAt(0) == '\'' || text.charAt(0) == '"')
            && text.charAt(0) == text.charAt(text.length() - 1);
    return quoted ? text.substring(1, text.length() - 1) : text;
  }

  /**
   * The fewest that will do. See "Acknowledging IAM resources in CloudFormation templates":
   * CAPABILITY_IAM for any IAM resource, CAPABILITY_NAMED_IAM where one has a name of its own,
   * CAPABILITY_AUTO_EXPAND for macros and nested stacks.
   */
  private static List<String> needs(String template, Map<String, String> types) {
    List<String> capabilities = new ArrayList<>();
    if (types.values().stream().anyMatch(type -> type.startsWith("AWS::IAM::"))) {
      boolean named = NAMED.matcher(template).find();
      capabilities.add(named ? "CAPABILITY_NAMED_IAM" : "CAPABILITY_IAM");
    }
    if (MACRO.matcher(template).find() || types.containsValue("AWS::CloudFormation::Stack")) {
      capabilities.add("CAPABILITY_AUTO_EXPAND");
    }
    return capabilities;
  }
}
