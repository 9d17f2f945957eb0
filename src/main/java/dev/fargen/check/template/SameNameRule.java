package dev.fargen.check.template;

import dev.fargen.aws.ResourceTypes;
import dev.fargen.cfn.Intrinsic;
import dev.fargen.cfn.Mapping;
import dev.fargen.cfn.Scalar;
import dev.fargen.cfn.Value;
import dev.fargen.check.rule.FinishedTemplate;
import dev.fargen.check.rule.TemplateRule;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.list.Lists;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * No two resources of a type can have the same name, or what identifies them otherwise, such as the
 * listener and the priority of its rule (CloudFormation template reference, "Name type"; the rules
 * E3019, E3022 and E3064 of cfn-lint). Resources with conditions may be there one at a time.
 */
public final class SameNameRule implements TemplateRule {

  private static final String RESOURCES = "Resources";
  private static final String PROPERTIES = "Properties";

  /** Properties that no two resources of a type may have the same values of together. */
  private static final Map<String, List<String>> TOGETHER =
      Map.ofEntries(
          Map.entry("AWS::ApiGateway::Method", List.of("RestApiId", "ResourceId", "HttpMethod")),
          Map.entry("AWS::ApiGateway::Resource", List.of("RestApiId", "ParentId", "PathPart")),
          Map.entry("AWS::ApiGateway::Stage", List.of("RestApiId", "StageName")),
          Map.entry("AWS::ApiGatewayV2::Route", List.of("ApiId", "RouteKey")),
          Map.entry("AWS::ApiGatewayV2::Stage", List.of("ApiId", "StageName")),
          Map.entry(
              "AWS::ApplicationAutoScaling::ScalableTarget",
              List.of("ResourceId", "ScalableDimension")),
          Map.entry("AWS::EC2::NetworkAclEntry", List.of("NetworkAclId", "Egress", "RuleNumber")),
          Map.entry("AWS::EC2::Route", List.of("RouteTableId", "DestinationCidrBlock")),
          Map.entry("AWS::EC2::SubnetRouteTableAssociation", List.of("SubnetId")),
          Map.entry("AWS::EC2::VPCGatewayAttachment", List.of("VpcId", "InternetGatewayId")),
          Map.entry("AWS::EFS::MountTarget", List.of("FileSystemId", "SubnetId")),
          Map.entry("AWS::ElasticLoadBalancingV2::Listener", List.of("LoadBalancerArn", "Port")),
          Map.entry(
              "AWS::ElasticLoadBalancingV2::ListenerRule", List.of("ListenerArn", "Priority")),
          Map.entry("AWS::Lambda::Alias", List.of("FunctionName", "Name")),
          Map.entry("AWS::Lambda::EventSourceMapping", List.of("FunctionName", "EventSourceArn")),
          Map.entry("AWS::SecretsManager::RotationSchedule", List.of("SecretId")),
          Map.entry("AWS::WAFv2::WebACLAssociation", List.of("ResourceArn")));

  @Override
  public void check(FinishedTemplate template, Diagnostics diagnostics) {
    if (!template.isPartlyRaw()) {
      return;
    }
    Places places = new Places(template);
    Map<String, Value> resources = template.document().section(RESOURCES);
    Set<String> types = new HashSet<>();
    resources.forEach(
        (id, resource) -> {
          List<String> path = List.of(RESOURCES, id);
          if (places.isRaw(path) || places.isPatched(path)) {
            type(resource).ifPresent(types::add);
          }
        });
    Map<Named, List<String>> seen = new HashMap<>();
    for (Map.Entry<String, Value> entry : resources.entrySet()) {
      if (type(entry.getValue()).filter(types::contains).isEmpty()) {
        continue; // fargen's own resources have different names
      }
      for (Named named : named(entry.getValue())) {
        String property = named.properties().get(named.properties().size() - 1);
        List<String> path = List.of(RESOURCES, entry.getKey(), PROPERTIES, property);
        List<String> first = seen.putIfAbsent(named, path);
        if (first != null && (places.isRaw(path) || places.isRaw(first))) {
          boolean later = places.isRaw(path);
          String message =
              "`"
                  + first.get(1)
                  + "` and `"
                  + path.get(1)
                  + "` have the same "
                  + Lists.enumerated(Lists.map(named.properties(), one -> "`" + one + "`"), "and");
          if (later && places.isRaw(first) && places.of(path).equals(places.of(first))) {
            diagnostics.report(aliased(message, first, path, places));
            continue;
          }
          Diagnostic twice =
              Diagnostic.of(Code.VALUE_TWICE, message)
                  .at(places.of(later ? path : first), "duplicate");
          diagnostics.report(
              (places.isRaw(later ? first : path)
                      ? twice.at(places.of(later ? first : path), "first here")
                      : twice)
                  .help(
                      "write a different `"
                          + property
                          + "` in `"
                          + (later ? path : first).get(1)
                          + "`"));
        }
      }
    }
  }

  /** Two resources with the same node of the spec, of which no value can be different. */
  private static Diagnostic aliased(
      String message, List<String> first, List<String> second, Places places) {
    return Diagnostic.of(Code.VALUE_TWICE, message + " through a YAML alias")
        .at(places.ofKey(second.subList(0, 2)), "duplicate")
        .at(places.ofKey(first.subList(0, 2)), "first here")
        .help(
            "write the properties of `"
                + second.get(1)
                + "` without the alias, with a different `"
                + second.get(second.size() - 1)
                + "`");
  }

  /** The values that only one resource of the type can have. */
  private record Named(String type, List<String> properties, List<Value> values) {}

  private static Optional<String> type(Value resource) {
    return resource instanceof Mapping map && map.entries().get("Type") instanceof Scalar type
        ? Optional.of(type.asText())
        : Optional.empty();
  }

  /** What names a resource that is always there. */
  private static List<Named> named(Value value) {
    List<Named> named = new ArrayList<>();
    if (value instanceof Mapping resource
        && !resource.entries().containsKey("Condition")
        && resource.entries().get("Type") instanceof Scalar type
        && resource.entries().get(PROPERTIES) instanceof Mapping properties) {
      Optional<String> property = ResourceTypes.uniqueProperty(type.asText());
      if (property.isPresent()
          && properties.entries().get(property.get()) instanceof Scalar name
          && !name.asText().contains("{{resolve:")) {
        named.add(
            new Named(type.asText(), List.of(property.get()), List.of(Value.text(name.asText()))));
      }
      List<String> together = TOGETHER.getOrDefault(type.asText(), List.of());
      if (!together.isEmpty() && properties.entries().keySet().containsAll(together)) {
        named.add(
            new Named(
                type.asText(),
                together,
                Lists.map(
                    together, one -> same(properties.entries().getOrDefault(one, Value.map())))));
      }
    }
    return named;
  }

  /** A number may be written as text, and what {@code Ref} returns with {@code GetAtt}. */
  private static Value same(Value value) {
    if (value instanceof Scalar scalar) {
      return Value.text(scalar.asText());
    }
    boolean attribute = value instanceof Intrinsic call && call.name().equals("GetAtt");
    if (attribute && ((Intrinsic) value).argument() instanceof Scalar name) {
      int dot = name.asText().indexOf('.');
      String last = name.asText().substring(dot + 1);
      if (dot > 0 && (last.endsWith("Arn") || last.endsWith("Id"))) {
        return new Intrinsic("Ref", Value.text(name.asText().substring(0, dot)));
      }
    }
    return value;
  }
}
