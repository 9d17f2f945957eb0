package dev.fargen.deploy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What can be told from a template's lines without reading all of it: its resources with their
 * types, and what CloudFormation wants acknowledged.
 *
 * @param types the type of each logical id, in the template's order
 */
public record TemplateOutline(Map<String, String> types, List<String> capabilities) {

  private static final Pattern SECTION = Pattern.compile("^(\\w+):");
  private static final Pattern RESOURCE = Pattern.compile("^  ['\"]?(\\w+)['\"]?:\\s*(#.*)?$");
  private static final Pattern TYPE = Pattern.compile("^    Type: *['\"]?([\\w:]+)['\"]?");
  private static final Pattern NAMED =
      Pattern.compile(
          "(?m)^ +(RoleName|UserName|GroupName|ManagedPolicyName|InstanceProfileName):");
  private static final Pattern MACRO = Pattern.compile("(?m)^Transform:|Fn::Transform|!Transform");

  public TemplateOutline {
    types = Collections.unmodifiableMap(new LinkedHashMap<>(types));
    capabilities = List.copyOf(capabilities);
  }

  /** The outline of a template in fargen's own layout. */
  public static TemplateOutline of(String template) {
    Map<String, String> types = new LinkedHashMap<>();
    String section = "";
    String resource = "";
    for (String line : template.lines().toList()) {
      Matcher head = SECTION.matcher(line);
      Matcher name = RESOURCE.matcher(line);
      Matcher type = TYPE.matcher(line);
      if (head.find()) {
        section = head.group(1);
      } else if (name.find()) {
        resource = name.group(1);
      } else if (section.equals("Resources") && type.find()) {
        types.putIfAbsent(resource, type.group(1));
      }
    }
    return new TemplateOutline(types, capabilities(template, types));
  }

  /**
   * The fewest that will do. See "Acknowledging IAM resources in CloudFormation templates":
   * CAPABILITY_IAM for any IAM resource, CAPABILITY_NAMED_IAM where one has a name of its own,
   * CAPABILITY_AUTO_EXPAND for macros and nested stacks.
   */
  private static List<String> capabilities(String template, Map<String, String> types) {
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
