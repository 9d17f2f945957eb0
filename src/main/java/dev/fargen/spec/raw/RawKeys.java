package dev.fargen.spec.raw;

import dev.fargen.cfn.Reference.Kind;
import dev.fargen.spec.form.Form;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Key;
import dev.fargen.spec.form.Shape;
import dev.fargen.yaml.MapNode;
import dev.fargen.yaml.Node;
import java.util.List;

/** What may be said in raw CloudFormation; the keys are CloudFormation's own. */
public final class RawKeys {

  private static final String[] POLICIES = {"Delete", "Retain", "RetainExceptOnCreate", "Snapshot"};

  /** A resource as a template has it. */
  public static final class Resource {
    public static final Key<String> TYPE =
        Key.of("Type", literal("a resource type", "[\\w@:-]+"), "What it is.")
            .becomes("Type of the resource")
            .example("Type: AWS::SNS::Topic")
            .mandatory();
    public static final Key<Node> PROPERTIES =
        Key.of("Properties", map(), "Its properties, held against what the type has.")
            .becomes("Properties of the resource")
            .example("Properties: {DisplayName: Orders}");
    public static final Key<List<Given<String>>> DEPENDS_ON =
        Key.of(
                "DependsOn",
                written(
                    "a logical id, or a list of them",
                    Form.list(literal("a logical id", "[A-Za-z0-9]+")).orOne()),
                "What must be there first, and is not referred to otherwise.")
            .becomes("DependsOn of the resource")
            .example("DependsOn: ApiService");
    public static final Key<String> CONDITION =
        Key.of(
                "Condition",
                literal("the name of a condition", "[A-Za-z0-9]+"),
                "The condition under which it exists. A resource that only some environments have"
                    + " needs none: write it under those.")
            .becomes("Condition of the resource")
            .example("Condition: HasCertificate");
    public static final Key<String> DELETION_POLICY =
        Key.of(
                "DeletionPolicy",
                written("one of " + String.join(", ", POLICIES), Form.oneOf(POLICIES)),
                "What becomes of it with the stack.")
            .becomes("DeletionPolicy of the resource")
            .example("DeletionPolicy: Retain");
    public static final Key<String> UPDATE_REPLACE_POLICY =
        Key.of(
                "UpdateReplacePolicy",
                written("a word", Form.oneOf("Delete", "Retain", "Snapshot")),
                "What becomes of it when an update replaces it.")
            .becomes("UpdateReplacePolicy of the resource")
            .example("UpdateReplacePolicy: Retain");
    public static final Key<Node> CREATION_POLICY =
        Key.of("CreationPolicy", map(), "What its creation waits for.")
            .becomes("CreationPolicy of the resource")
            .example("CreationPolicy: {ResourceSignal: {Timeout: PT15M}}");
    public static final Key<Node> UPDATE_POLICY =
        Key.of("UpdatePolicy", map(), "How an update goes about it.")
            .becomes("UpdatePolicy of the resource")
            .example("UpdatePolicy: {UseOnlineResharding: true}");
    public static final Key<Node> METADATA =
        Key.of("Metadata", map(), "What is to be kept with it.")
            .becomes("Metadata of the resource")
            .example("Metadata: {Owner: shop}");
    public static final Shape SHAPE =
        Shape.of(
            "a raw resource",
            TYPE,
            CONDITION,
            DEPENDS_ON,
            CREATION_POLICY,
            UPDATE_POLICY,
            DELETION_POLICY,
            UPDATE_REPLACE_POLICY,
            METADATA,
            PROPERTIES);

    private Resource() {}
  }

  /** An output as a template has it. */
  public static final class Output {
    public static final Key<Node> VALUE =
        Key.of("Value", raw("a value"), "Its value.")
            .becomes("Value of the output")
            .example("Value: !GetAtt Orders.TopicName")
            .mandatory();
    public static final Key<String> DESCRIPTION =
        Key.of("Description", literal("text", "[\\s\\S]{1,1024}"), "What it is.")
            .becomes("Description of the output")
            .example("Description: Topic for orders");
    public static final Key<Node> EXPORT =
        Key.of("Export", map(), "The name under which other stacks import it.")
            .becomes("Export of the output")
            .example("Export: {Name: !Sub \"${AWS::StackName}-Orders\"}");
    public static final Shape SHAPE = Shape.of("a raw output", DESCRIPTION, VALUE, EXPORT);

    private Output() {}
  }

  /** A change of the finished template (RFC 6902, "JavaScript Object Notation (JSON) Patch"). */
  public static final class Patch {
    public static final Key<String> OP =
        Key.of("op", Form.oneOf("add", "remove", "replace"), "What is done.")
            .becomes("the operation on the template")
            .example("op: replace")
            .mandatory();
    public static final Key<Node> PATH =
        Key.of(
                "path",
                Form.plain("a path that begins with `/`", "/.*")
                    .ofKind("a path")
                    .as(Node.class::cast),
                "What it is done to: keys of the template, and numbers of list items from 0 on, each"
                    + " behind a slash; `-` is the end of a list, `~1` a slash in a key, `~0` a"
                    + " tilde.")
            .becomes("where in the template")
            .example("path: /Resources/ApiService/Properties/EnableExecuteCommand")
            .mandatory();
    public static final Key<Node> VALUE =
        Key.of("value", raw("anything"), "What is put there.")
            .becomes("what stands there")
            .example("value: true");
    public static final Shape SHAPE = Shape.of("a patch", OP, PATH, VALUE);

    private Patch() {}
  }

  private RawKeys() {}

  /** A map of raw CloudFormation; the parameters that it refers to are in use. */
  private static Form<Node> map() {
    return raw("a map")
        .guarded((node, in) -> node instanceof MapNode || in.wrongType(node, "a map").isPresent());
  }

  private static Form<String> literal(String words, String pattern) {
    return written(words, Form.plain(words, pattern));
  }

  /** The same, where CloudFormation lets no function compute it. */
  private static <T> Form<T> written(String words, Form<T> form) {
    return form.guarded(
        (node, in) -> node.tag().isEmpty() || in.wrongType(node, words).isPresent());
  }

  private static Form<Node> raw(String words) {
    return Form.anything(words)
        .guarded(
            (node, in) -> {
              for (RawValues.Mention mention : RawValues.mentions(node)) {
                if (mention.reference().kind() == Kind.VALUE) {
                  in.mentions(mention.reference().name(), mention.span());
                }
              }
              return true;
            });
  }
}
