package dev.fargen.spec.raw;

import dev.fargen.cfn.Reference.Kind;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.spec.form.Descriptions;
import dev.fargen.spec.form.Form;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Key;
import dev.fargen.spec.form.Reading;
import dev.fargen.spec.form.Section;
import dev.fargen.spec.form.Shape;
import dev.fargen.yaml.ListNode;
import dev.fargen.yaml.MapNode;
import dev.fargen.yaml.Node;
import dev.fargen.yaml.ScalarNode;
import java.util.List;
import java.util.Map;

/** Keys of raw CloudFormation, named as in CloudFormation. */
public final class RawKeys {

  private static final String[] POLICIES = {"Delete", "Retain", "RetainExceptOnCreate", "Snapshot"};

  /** Keys of a resource in a template. */
  public static final class Resource {
    public static final Key<String> TYPE =
        Key.of("Type", literal("a resource type", "[\\w@:-]+"), "Resource type.")
            .becomes("`Type` of the resource")
            .example("Type: AWS::SNS::Topic")
            .mandatory();
    public static final Key<Node> PROPERTIES =
        Key.of(
                "Properties",
                map(),
                "Properties of the resource. fargen checks them against the schema of the"
                    + " type.")
            .becomes("`Properties` of the resource")
            .example("Properties: {DisplayName: Orders}");
    public static final Key<List<Given<String>>> DEPENDS_ON =
        Key.of(
                "DependsOn",
                written(
                    "a logical ID, or a list of them",
                    Form.list(literal("a logical ID", "[A-Za-z0-9]+")).orOne()),
                "Resources that are created before this one and that it does not refer to.")
            .becomes("`DependsOn` of the resource")
            .example("DependsOn: ApiService");
    public static final Key<String> CONDITION =
        Key.of(
                "Condition",
                literal("the name of a condition", "[A-Za-z0-9]+"),
                "Condition for creating the resource. A resource for some environments"
                    + " only needs no condition: write it under `resources` of these environments.")
            .becomes("`Condition` of the resource")
            .example("Condition: HasCertificate");
    public static final Key<String> DELETION_POLICY =
        Key.of(
                "DeletionPolicy",
                written("one of `" + String.join("`, `", POLICIES) + "`", Form.oneOf(POLICIES)),
                "What happens to the resource when it is removed from the stack or the"
                    + " stack is deleted.")
            .becomes("`DeletionPolicy` of the resource")
            .example("DeletionPolicy: Retain");
    public static final Key<String> UPDATE_REPLACE_POLICY =
        Key.of(
                "UpdateReplacePolicy",
                written(
                    "one of `Delete`, `Retain`, `Snapshot`",
                    Form.oneOf("Delete", "Retain", "Snapshot")),
                "What happens to the old resource when an update replaces it.")
            .becomes("`UpdateReplacePolicy` of the resource")
            .example("UpdateReplacePolicy: Retain");
    public static final Key<Node> CREATION_POLICY =
        Key.of("CreationPolicy", map(), "Signals to wait for during the creation.")
            .becomes("`CreationPolicy` of the resource")
            .example("CreationPolicy: {ResourceSignal: {Timeout: PT15M}}");
    public static final Key<Node> UPDATE_POLICY =
        Key.of("UpdatePolicy", map(), "How CloudFormation updates the resource.")
            .becomes("`UpdatePolicy` of the resource")
            .example("UpdatePolicy: {UseOnlineResharding: true}");
    public static final Key<Node> METADATA =
        Key.of("Metadata", map(), "Metadata of the resource.")
            .becomes("`Metadata` of the resource")
            .example("Metadata: {Owner: shop}");
    public static final Shape SHAPE =
        Shape.of(
            "an entry of `resources`",
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

  /** Keys of an output in a template. */
  public static final class Output {
    public static final Key<Node> VALUE =
        Key.of("Value", raw("any value"), "Value of the output.")
            .becomes("`Value` of the output")
            .example("Value: !GetAtt Orders.TopicName")
            .mandatory();
    public static final Key<String> DESCRIPTION =
        Key.of(
                "Description",
                written("a literal string", Descriptions.asWritten(1_024)),
                "Description of the output.")
            .becomes("`Description` of the output")
            .example("Description: ARN of the topic for orders");
    public static final Key<Section> EXPORT =
        Key.of(
                "Export",
                Form.block(() -> Export.SHAPE),
                "Export of the output, which other stacks can import. Either all"
                    + " environments have it or none.")
            .becomes("`Export` of the output")
            .example("Export: {Name: !Sub \"${AWS::StackName}-Orders\"}");
    public static final Key<String> CONDITION =
        Key.of(
                "Condition",
                literal("the name of a condition", "[A-Za-z0-9]+"),
                "Condition for the output. An output for some environments only needs no"
                    + " condition: write it under `outputs` of these environments.")
            .becomes("`Condition` of the output")
            .example("Condition: HasCertificate");
    public static final Shape SHAPE =
        Shape.of("an entry of `outputs`", CONDITION, DESCRIPTION, VALUE, EXPORT);

    private Output() {}
  }

  /** Keys of an export in a template. */
  public static final class Export {
    public static final Key<Node> NAME =
        Key.of("Name", raw("any value"), "Name that other stacks import the value by.")
            .becomes("`Name` of the export")
            .example("Name: !Sub \"${AWS::StackName}-Orders\"")
            .mandatory();
    public static final Shape SHAPE = Shape.of("an export", NAME);

    private Export() {}
  }

  /**
   * Keys of a change to the rendered template (RFC 6902, "JavaScript Object Notation (JSON)
   * Patch").
   */
  public static final class Patch {
    public static final Key<String> OP =
        Key.of("op", Form.oneOf("add", "remove", "replace"), "Operation.")
            .becomes("the operation on the template")
            .example("op: replace")
            .mandatory();
    public static final Key<Node> PATH =
        Key.of(
                "path",
                Form.plain("a JSON Pointer such as `/Resources/ApiService`", "/.+")
                    .ofKind("a path")
                    .as(Node.class::cast)
                    .slashed(),
                "Path of the value in the template, as a JSON Pointer: keys and list"
                    + " indexes (from 0), each after a slash. `-` is the end of a list, `~1` a"
                    + " slash in a key, `~0` a tilde.")
            .becomes("the changed part of the template")
            .example("path: /Resources/ApiService/Properties/EnableExecuteCommand")
            .mandatory();
    public static final Key<Node> VALUE =
        Key.of("value", raw("any value"), "New value. Required by `add` and `replace`.")
            .becomes("the new value")
            .example("value: true");
    public static final Shape SHAPE = Shape.of("a patch", OP, PATH, VALUE);

    private Patch() {}
  }

  /** What to write where a key that is required has no value. */
  private static final Map<String, String> REQUIRED =
      Map.of(
          "value", "write a value, or remove the patch",
          "Value", "write a value, or remove the output",
          "Name", "write a name, or remove `Export`");

  private RawKeys() {}

  /** A map of raw CloudFormation. The parameters that it refers to count as used. */
  private static Form<Node> map() {
    return raw("a map")
        .guarded((node, in) -> node instanceof MapNode || in.wrongType(node, "a map").isPresent());
  }

  private static Form<String> literal(String words, String pattern) {
    return written(words, Form.plain(words, pattern));
  }

  /** The same, for values that must not be functions. */
  private static <T> Form<T> written(String words, Form<T> form) {
    return form.guarded(
        (node, in) -> node.tag().isEmpty() || in.wrongType(node, words).isPresent());
  }

  private static Form<Node> raw(String words) {
    return Form.anything(words)
        .guarded(
            (node, in) -> {
              String name = "`" + in.key() + "`";
              nulls(name, node, REQUIRED.getOrDefault(in.key(), optional(name)), in);
              mention(node, in);
              return true;
            });
  }

  /** Records the parameters that the value refers to. */
  public static void mention(Node node, Reading in) {
    for (RawValues.Mention mention : RawValues.mentions(node)) {
      if (mention.reference().kind() == Kind.VALUE) {
        in.mentions(mention.reference().name(), mention.span());
      }
    }
  }

  private static void nulls(String name, Node node, String help, Reading in) {
    if (node instanceof MapNode map) {
      for (MapNode.Entry entry : map.entries()) {
        String key = entry.key().text();
        String value =
            key.equals("Ref")
                ? "write the name of a resource or parameter"
                : key.startsWith("Fn::")
                    ? "write the argument of the function"
                    : optional("`" + key + "`");
        nulls("`" + key + "`", entry.value(), value, in);
      }
    } else if (node instanceof ListNode list) {
      items(name, list, in);
    } else if (node instanceof ScalarNode scalar && scalar.isNull()) {
      in.report(
          Diagnostic.of(Code.WRONG_TYPE, name + " has no value")
              .at(scalar.span())
              .note("CloudFormation does not accept null values in a template")
              .help(help));
    }
  }

  /** What may be removed; which keys are required is checked where it has values. */
  private static String optional(String name) {
    return "write a value, or remove " + name + " if it is optional";
  }

  /** The variables of {@code Fn::Sub}. */
  private static void variables(MapNode variables, Reading in) {
    for (MapNode.Entry entry : variables.entries()) {
      String name = entry.key().text();
      String help = "write a value, or remove `" + name + "` and `${" + name + "}`";
      nulls("`" + name + "`", entry.value(), help, in);
    }
  }

  private static void items(String name, ListNode list, Reading in) {
    String tag = list.tag().orElse("");
    String of = tag.isEmpty() ? "an item of " : "an item of the `" + tag + "` list in ";
    String item = name.startsWith("an item") ? name : of + name;
    boolean sub = tag.equals("!Sub") || name.equals("`Fn::Sub`");
    boolean delimited = tag.equals("!Join") || tag.equals("!Split");
    for (int i = 0; i < list.items().size(); i++) {
      Node one = list.items().get(i);
      if (delimited && i == 0) {
        nulls("the delimiter of `" + tag + "` in " + name, one, "write a string", in);
      } else if (sub && one instanceof MapNode map) {
        variables(map, in);
      } else {
        nulls(item, one, tag.isEmpty() ? "write a value, or remove the item" : "write a value", in);
      }
    }
  }
}
