package dev.fargen.emit.pipeline;

import dev.fargen.cfn.Mapping;
import dev.fargen.cfn.Parameter;
import dev.fargen.cfn.Reference;
import dev.fargen.cfn.References;
import dev.fargen.cfn.Resource;
import dev.fargen.cfn.Scalar;
import dev.fargen.cfn.Value;
import dev.fargen.emit.draft.Exports;
import dev.fargen.list.Lists;
import dev.fargen.workload.raw.Patch;
import dev.fargen.yaml.MapNode;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Facts about the template that a pipeline deploys.
 *
 * @param types the resource types, {@code type.property} for each property, and the AWS-specific
 *     types of parameters
 * @param capabilities the capability that CloudFormation requires (CloudFormation user guide,
 *     "Acknowledging IAM resources in CloudFormation templates")
 */
public record Deployed(Set<String> types, Optional<String> capabilities) {

  private static final Set<String> NAMES =
      Set.of("RoleName", "ManagedPolicyName", "UserName", "GroupName", "InstanceProfileName");

  private static final Set<String> RULES =
      Set.of("AWS::EC2::SecurityGroupIngress", "AWS::EC2::SecurityGroupEgress");

  private static final String SECRET = "AWS::SecretsManager::Secret";
  private static final String TEXT = "SecretString";
  private static final String RESOLVED = "{{resolve:secretsmanager:";

  private static final String GROUP = "GroupId";
  private static final String TOPIC = "TopicArn";

  /** What a service has that passes a role to ECS, to shift the traffic of a load balancer. */
  private static final String SHIFTING = "AdvancedConfiguration";

  public static Deployed of(
      List<Parameter> parameters, List<Resource> resources, List<Patch> patches) {
    Set<String> types = new HashSet<>();
    boolean named = false;
    parameters.forEach(parameter -> types.add(parameter.type().ofItem()));
    for (Resource resource : resources) {
      types.add(resource.type());
      resource
          .properties()
          .entries()
          .keySet()
          .forEach(property -> types.add(resource.type() + "." + property));
      for (String action : List.of("AuthenticateOidcConfig", "AuthenticateCognitoConfig")) {
        if (has(resource.properties(), action)) {
          types.add(resource.type() + "." + action);
        }
      }
      if (has(resource.properties(), SHIFTING)) {
        types.add(resource.type() + "." + SHIFTING);
      }
      if (isSubscriptionElsewhere(resource, resources)) {
        types.add(resource.type() + "." + TOPIC + " elsewhere");
      }
      if (isRuleOfOthers(resource, resources)) {
        types.add(resource.type() + "." + GROUP + " elsewhere");
      }
      if (resource.type().equals(SECRET) && readsSecretsOfOthers(resource.properties())) {
        types.add(SECRET + "." + TEXT + " elsewhere");
      }
      named |= isIam(resource.type()) && names(resource.properties().entries().keySet());
    }
    for (Patch patch : patches) {
      typeAdded(patch).ifPresent(types::add);
      List<String> path = patch.keys();
      if (path.size() > 3 && path.get(2).equals("Properties")) {
        Lists.first(resources, resource -> resource.id().equals(path.get(1)))
            .ifPresent(resource -> types.add(resource.type() + "." + path.get(3)));
      }
      named |= NAMES.contains(path.get(path.size() - 1));
    }
    boolean iam = Lists.any(types, Deployed::isIam);
    Optional<String> capability = Optional.of(named ? "CAPABILITY_NAMED_IAM" : "CAPABILITY_IAM");
    return new Deployed(types, capability.filter(any -> iam));
  }

  /** Whether a part of the properties has the key. */
  private static boolean has(Value properties, String key) {
    return properties.any(one -> one instanceof Mapping map && map.entries().containsKey(key));
  }

  /**
   * Whether the text of a secret has secrets in it that the template does not refer to as resources
   * (CloudFormation user guide, "Get a secret or secret value from Secrets Manager").
   */
  private static boolean readsSecretsOfOthers(Mapping secret) {
    return secret
        .entries()
        .getOrDefault(TEXT, Value.text(""))
        .any(
            part ->
                part instanceof Scalar text
                    && text.asText().replace(RESOLVED + "${", "").contains(RESOLVED));
  }

  /** A rule of a security group that is neither the stack's nor that of an imported stack. */
  private static boolean isRuleOfOthers(Resource rule, List<Resource> resources) {
    Value group = rule.properties().entries().getOrDefault(GROUP, Value.text(""));
    List<Reference> values = Lists.filter(References.of(group), Deployed::isResourceOrParameter);
    return RULES.contains(rule.type())
        && !Exports.isImportedGroup(group)
        && (values.isEmpty()
            || !Lists.all(
                values,
                value -> Lists.any(resources, resource -> resource.id().equals(value.name()))));
  }

  /** A subscription to a topic that is not the stack's. */
  private static boolean isSubscriptionElsewhere(Resource resource, List<Resource> resources) {
    Value topic = resource.properties().entries().getOrDefault(TOPIC, Value.text(""));
    return resource.type().equals("AWS::SNS::Subscription")
        && !Lists.any(
            References.of(topic),
            value -> Lists.any(resources, one -> one.id().equals(value.name())));
  }

  private static boolean isResourceOrParameter(Reference reference) {
    return reference.isValue() && !reference.name().equals("AWS::NoValue");
  }

  private static boolean isIam(String type) {
    return type.startsWith("AWS::IAM::");
  }

  private static boolean names(Set<String> properties) {
    return Lists.any(properties, NAMES::contains);
  }

  /** The type of the resource that a patch adds to the template. */
  private static Optional<String> typeAdded(Patch patch) {
    List<String> path = patch.keys();
    if (path.size() != 2 || !path.get(0).equals("Resources")) {
      return Optional.empty();
    }
    return patch
        .value()
        .filter(MapNode.class::isInstance)
        .flatMap(value -> ((MapNode) value).text("Type"));
  }
}
