package dev.fargen.workload.raw;

import dev.fargen.aws.ResourceTypes;
import dev.fargen.aws.ReturnValues;
import dev.fargen.list.Lists;
import dev.fargen.spec.SpecEnvironment;
import dev.fargen.spec.SpecThing;
import dev.fargen.spec.StackKeys;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Section;
import dev.fargen.spec.form.Text.ThingReference;
import dev.fargen.spec.raw.RawFunction;
import dev.fargen.spec.raw.RawKeys;
import dev.fargen.yaml.MapNode;
import dev.fargen.yaml.Node;
import dev.fargen.yaml.ScalarNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What the raw resources of a spec return to texts that refer to them, by an example, so that the
 * text of {@code ${resources.Uploads.Arn}} is treated as an ARN.
 */
public final class ReturnedExamples {

  private static final String PARAMETER = "AWS::SSM::Parameter";
  private static final String TOPIC = "AWS::SNS::Topic";
  private static final String FIFO = ".fifo";

  private ReturnedExamples() {}

  /** The examples by the reference without its braces: {@code resources.Uploads.Arn}. */
  public static Map<String, String> of(SpecEnvironment environment) {
    Map<String, String> all = new LinkedHashMap<>();
    for (SpecThing resource : environment.things(StackKeys.RESOURCES)) {
      of(resource.keys(), true)
          .forEach((attribute, example) -> all.put(path(resource, attribute), example));
      arns(resource).forEach(attribute -> all.putIfAbsent(path(resource, attribute), "arn:"));
    }
    return all;
  }

  private static String path(SpecThing resource, String attribute) {
    return new ThingReference(StackKeys.RESOURCES.name(), resource.name(), attribute).path();
  }

  /** The attributes that are ARNs by their names. */
  private static List<String> arns(SpecThing resource) {
    return resource
        .keys()
        .get(RawKeys.Resource.TYPE)
        .flatMap(type -> ResourceTypes.find(type.value()))
        .map(
            type ->
                Lists.filter(
                    type.attributes(), name -> name.toLowerCase(Locale.ROOT).endsWith("arn")))
        .orElseGet(List::of);
  }

  /**
   * The examples that are known of one resource, by the attribute; empty for what {@code Ref}
   * returns.
   */
  public static Map<String, String> of(Section resource) {
    return of(resource, false);
  }

  /**
   * The same.
   *
   * @param mayBeFifo whether a topic is a FIFO topic where only CloudFormation knows that
   */
  private static Map<String, String> of(Section resource, boolean mayBeFifo) {
    Map<String, String> examples = new LinkedHashMap<>();
    String type = type(resource);
    ReturnValues.of(type)
        .forEach(
            (name, example) -> examples.put(name.equals(ReturnValues.REF) ? "" : name, example));
    if (type.equals(PARAMETER)) {
      examples.put("", nameOfParameter(resource));
    }
    if (type.equals(TOPIC) && isFifo(resource, mayBeFifo)) {
      examples.computeIfPresent("", (ref, arn) -> arn + FIFO);
      examples.computeIfPresent("TopicArn", (name, arn) -> arn + FIFO);
    }
    return examples;
  }

  private static boolean isFifo(Section topic, boolean mayBe) {
    return property(topic, "FifoTopic")
        .filter(
            value ->
                (value instanceof ScalarNode text && value.tag().isEmpty())
                    ? text.text().equals("true")
                    : mayBe)
        .isPresent();
  }

  private static Optional<Node> property(Section resource, String name) {
    return resource
        .get(RawKeys.Resource.PROPERTIES)
        .map(Given::value)
        .filter(MapNode.class::isInstance)
        .flatMap(map -> ((MapNode) map).entry(name))
        .map(MapNode.Entry::value);
  }

  private static String type(Section resource) {
    Optional<Given<String>> type = resource.get(RawKeys.Resource.TYPE);
    return type.isPresent() ? type.get().value() : "";
  }

  /** The name, which may begin with a slash; without one, CloudFormation makes a name. */
  private static String nameOfParameter(Section resource) {
    Optional<Node> name = property(resource, "Name");
    Optional<Node> text =
        name.map(node -> RawFunction.of(node).map(RawFunction::argument).orElse(node));
    boolean absolute =
        text.isPresent()
            && text.get() instanceof ScalarNode scalar
            && scalar.text().startsWith("/");
    return absolute ? "/shop/parameter" : "CFN-Parameter-1A2B3C4D";
  }
}
