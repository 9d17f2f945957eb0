package dev.fargen.check.raw;

import dev.fargen.aws.OptionalAttributes;
import dev.fargen.aws.ResourceType;
import dev.fargen.aws.ResourceTypes;
import dev.fargen.aws.ValueType;
import dev.fargen.aws.ValueType.ListOf;
import dev.fargen.check.rule.SpecRule;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.diag.Span;
import dev.fargen.diag.Suggestion;
import dev.fargen.list.Lists;
import dev.fargen.spec.SpecEnvironment;
import dev.fargen.spec.SpecThing;
import dev.fargen.spec.StackKeys;
import dev.fargen.spec.containers.ContainerKeys;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Named;
import dev.fargen.spec.form.ParameterUses.ThingUse;
import dev.fargen.spec.form.Text.ThingReference;
import dev.fargen.spec.raw.RawFunction;
import dev.fargen.spec.raw.RawKeys;
import dev.fargen.workload.environment.LogicalName;
import dev.fargen.workload.environment.ThingKind;
import dev.fargen.yaml.MapNode;
import dev.fargen.yaml.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * References to raw resources, such as {@code ${resources.Uploads.Arn}}, must name a resource and
 * an attribute that exist and that is a text (CloudFormation template reference, "Ref" and
 * "Fn::GetAtt").
 */
public final class ResourceReferenceRule implements SpecRule {

  private static final String CUSTOM = "Custom::";

  /** How logical IDs of resources that fargen creates end, after the name of the thing. */
  private static final List<String> OWN =
      List.of(
          "Bucket",
          "Database",
          "DeadLetterQueue",
          "ExecutionRole",
          "FileSystem",
          "ListenerRule",
          "LogGroup",
          "Queue",
          "Repository",
          "SecurityGroup",
          "Service",
          "Table",
          "TargetGroup",
          "TaskDefinition",
          "TaskRole",
          "Topic");

  /** The attributes that are passwords, by their types. */
  private static final Set<String> SECRETS =
      Set.of(
          "AWS::Cognito::UserPoolClient.ClientSecret",
          "AWS::IAM::AccessKey.SecretAccessKey",
          "AWS::IAM::ServiceSpecificCredential.ServicePassword");

  @Override
  public void check(SpecEnvironment environment, Diagnostics diagnostics) {
    List<SpecThing> resources = environment.things(StackKeys.RESOURCES);
    for (ThingUse use : environment.scope().uses().things()) {
      if (use.reference().isOfResource()) {
        fault(use, resources, environment).ifPresent(diagnostics::report);
      }
    }
    for (SpecThing resource : resources) {
      String name = resource.name();
      environment
          .scope()
          .uses()
          .asText(name)
          .filter(use -> environment.scope().valueOf(name).isEmpty())
          .ifPresent(use -> diagnostics.report(parameter(resource, use)));
    }
    new ReturnedTexts(resources, environment.scope()).check(diagnostics);
  }

  /** {@code ${Jobs}} is a parameter. */
  private static Diagnostic parameter(SpecThing resource, Span use) {
    return Diagnostic.of(
            Code.INVALID_REFERENCE,
            "`${" + resource.name() + "}` is a template parameter, not the raw resource")
        .at(use)
        .at(resource.key(), "raw resource")
        .help("write `${resources." + resource.name() + "}`");
  }

  private static Optional<Diagnostic> fault(
      ThingUse use, List<SpecThing> resources, SpecEnvironment environment) {
    ThingReference reference = use.reference();
    Optional<SpecThing> resource = find(reference, resources);
    if (resource.isEmpty()) {
      return Optional.of(
          notDefined(use, Lists.map(resources, SpecThing::name), owner(reference, environment)));
    }
    if (use.section().equals(StackKeys.TAGS.name())) {
      return Optional.of(
          Diagnostic.of(
                  Code.INVALID_REFERENCE,
                  "`" + reference.written() + "` cannot be used in `" + use.section() + "`")
              .at(use.span())
              .note(
                  "fargen writes the tags to the params files in `params/`, which cannot refer to"
                      + " resources"));
    }
    Optional<Given<String>> type = resource.get().keys().get(RawKeys.Resource.TYPE);
    return type.isEmpty() || reference.attribute().isEmpty()
        ? Optional.empty()
        : ofType(type.get().value())
            .flatMap(
                known ->
                    attribute(use, known, environment)
                        .or(() -> lacking(use, known, resource.get())));
  }

  /** The fault of an attribute that this resource of the type does not have. */
  private static Optional<Diagnostic> lacking(ThingUse use, ResourceType type, SpecThing resource) {
    String attribute = use.reference().attribute();
    Optional<Node> properties = resource.keys().get(RawKeys.Resource.PROPERTIES).map(Given::value);
    return OptionalAttributes.find(type.name(), attribute)
        .filter(by -> properties.isPresent() && RawFunction.of(properties.get()).isEmpty())
        .filter(by -> properties.get() instanceof MapNode map && map.entry(by.property()).isEmpty())
        .map(by -> AttributeChecker.lacking(use.reference().name(), attribute, by).at(use.span()));
  }

  static Optional<SpecThing> find(ThingReference reference, List<SpecThing> resources) {
    return Lists.first(resources, one -> one.name().equals(reference.name()));
  }

  private static Optional<ResourceType> ofType(String name) {
    return ResourceTypes.find(name.startsWith(CUSTOM) ? ResourceType.CUSTOM : name);
  }

  /** The workload or other thing that fargen names such a resource after. */
  private static Optional<SpecThing> owner(ThingReference reference, SpecEnvironment environment) {
    for (ThingKind kind : ThingKind.ALL) {
      Optional<SpecThing> owner =
          Lists.first(
              environment.things(kind.key()),
              thing ->
                  Lists.any(
                      OWN, end -> reference.name().equals(LogicalName.of(thing.name()) + end)));
      if (owner.isPresent()) {
        return owner;
      }
    }
    return Optional.empty();
  }

  private static Diagnostic notDefined(
      ThingUse use, List<String> names, Optional<SpecThing> owner) {
    ThingReference reference = use.reference();
    return Diagnostic.of(
            Code.UNKNOWN_REFERENCE,
            "`" + reference.name() + "` is not defined under `" + reference.kind() + "`")
        .at(use.part(reference.kind().length() + 1, reference.name()))
        .note("`${resources.X}` refers to a raw resource of this spec, by its logical ID")
        .unknown(
            reference.name(),
            names,
            owner.isPresent()
                ? "remove the reference: it cannot name a resource that fargen creates for `"
                    + owner.get().name()
                    + "`"
                : "define `" + reference.name() + "` under `resources`");
  }

  private static Optional<Diagnostic> attribute(
      ThingUse use, ResourceType type, SpecEnvironment environment) {
    ThingReference reference = use.reference();
    String name = reference.attribute();
    if (!type.hasAttribute(name)) {
      return Optional.of(unknown(use, type));
    }
    if (SECRETS.contains(type.name() + "." + name)) {
      return Optional.of(secret(use, variable(use, environment)));
    }
    ValueType value = type.values().getOrDefault(name, ValueType.Primitive.TEXT);
    if (value instanceof ListOf || value instanceof ValueType.MapOf) {
      List<String> parts =
          Lists.filter(type.attributes(), one -> one.startsWith(name + ".") && isText(one, type));
      String raw = "!GetAtt " + reference.name() + "." + name;
      Diagnostic fault =
          Diagnostic.of(
                  Code.INVALID_REFERENCE,
                  "`" + reference.written() + "` is " + value.words() + ", not a string")
              .at(use.part(reference.path().length() - name.length(), name));
      return Optional.of(
          parts.isEmpty()
              ? fault
                  .note("such an attribute can be used only in raw CloudFormation: `" + raw + "`")
                  .help(
                      value instanceof ListOf
                          ? "write an `AWS::SSM::Parameter` under `resources` with `Type: String` and"
                              + " `Value: !Join [\",\", "
                              + raw
                              + "]`, and `{ssm: \"${resources.<its logical ID>}\"}` under `secrets`"
                          : "write `" + raw + "` in `resources` or `patches`")
              : fault.help("write " + Suggestion.oneOf(written(reference, parts))));
    }
    return Optional.empty();
  }

  private static boolean isText(String attribute, ResourceType type) {
    return type.values().get(attribute) == ValueType.Primitive.TEXT;
  }

  private static Diagnostic unknown(ThingUse use, ResourceType type) {
    ThingReference reference = use.reference();
    List<String> texts = Lists.filter(type.attributes(), one -> isText(one, type));
    List<String> all = new ArrayList<>(List.of(reference(reference, "")));
    all.addAll(written(reference, texts));
    return Diagnostic.of(
            Code.UNKNOWN_REFERENCE,
            type.name() + " has no attribute `" + reference.attribute() + "`")
        .at(
            use.part(
                reference.path().length() - reference.attribute().length(), reference.attribute()))
        .unknown(reference.attribute(), texts, "write " + Suggestion.oneOf(all));
  }

  private static List<String> written(ThingReference reference, List<String> attributes) {
    return Lists.map(attributes, attribute -> reference(reference, attribute));
  }

  private static String reference(ThingReference reference, String attribute) {
    return new ThingReference(reference.kind(), reference.name(), attribute).written();
  }

  /** The variable whose value has the reference. */
  private static String variable(ThingUse use, SpecEnvironment environment) {
    for (SpecThing container : environment.containers()) {
      Optional<String> name =
          variable(container.keys().named(ContainerKeys.ENVIRONMENT), use.span())
              .or(() -> variable(container.keys().named(ContainerKeys.SECRETS), use.span()));
      if (name.isPresent()) {
        return name.get();
      }
    }
    return "<variable>";
  }

  private static <T> Optional<String> variable(Map<String, Named.Entry<T>> all, Span place) {
    return Lists.first(all.entrySet(), one -> one.getValue().value().span().contains(place))
        .map(Map.Entry::getKey);
  }

  /** A secret in a task definition can be read by all who may read that. */
  private static Diagnostic secret(ThingUse use, String variable) {
    ThingReference reference = use.reference();
    return Diagnostic.of(
            Code.SECRET_IN_PLAIN_TEXT,
            "`"
                + reference.written()
                + (use.secret()
                    ? "` is a secret itself, not the ARN of one"
                    : "` is a secret, and would be plain text in the task definition"))
        .at(use.span())
        .note(
            use.secret()
                ? "ECS reads secrets from Secrets Manager or the Parameter Store"
                : "everyone who can read the task definition can read such a value")
        .help(
            "write a resource `"
                + reference.name()
                + "Secret: {Type: AWS::SecretsManager::Secret, Properties: {SecretString: !GetAtt "
                + reference.name()
                + "."
                + reference.attribute()
                + "}}`, "
                + (use.secret() ? "and write here" : "remove the reference here, and write")
                + " `"
                + variable
                + ": \"${resources."
                + reference.name()
                + "Secret}\"`"
                + (use.secret() ? "" : " under `secrets`"));
  }
}
