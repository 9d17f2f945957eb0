package dev.fargen.spec.form;

import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.diag.Span;
import dev.fargen.list.Lists;
import dev.fargen.yaml.MapNode;
import dev.fargen.yaml.Node;
import dev.fargen.yaml.ScalarNode;
import java.util.List;
import java.util.Optional;

/**
 * The context in which a value is read.
 *
 * @param diagnostics receives the faults
 * @param key the key of the value as the user wrote it, for messages
 * @param values the values of parameters in this environment
 * @param anonymous whether the spec has no environments, so that parameters have no values
 * @param top the top-level key above the value
 * @param secret whether only a container sees the value
 * @param repairs whether a value that cannot be read is replaced by its key's example
 */
public record Reading(
    Diagnostics diagnostics,
    String key,
    MapNode values,
    ParameterUses uses,
    boolean anonymous,
    String top,
    boolean secret,
    boolean repairs) {

  /** The top-level keys whose values can be functions of CloudFormation. */
  public static final List<String> RAW = List.of("resources", "outputs", "patches");

  /** After a key: an item of its list is meant. */
  private static final String ITEM = "[]";

  /** After a key: a key of its map is meant. */
  private static final String KEY = "{}";

  /** After a key: its value can also be a list of such values. */
  private static final String OR_LIST = "|[]";

  public Reading(
      Diagnostics diagnostics, String key, MapNode values, ParameterUses uses, boolean anonymous) {
    this(diagnostics, key, values, uses, anonymous, "", false, false);
  }

  public Reading(Diagnostics diagnostics, String key, MapNode values, ParameterUses uses) {
    this(diagnostics, key, values, uses, false);
  }

  /** The same context for the value of {@code name}. */
  Reading of(String name) {
    return new Reading(
        diagnostics, name, values, uses, anonymous, top.isEmpty() ? name : top, secret, repairs);
  }

  /** The same context; a value that cannot be read is replaced by its key's example. */
  public Reading repairing() {
    return new Reading(diagnostics, key, values, uses, anonymous, top, secret, true);
  }

  /** The same context for a value that only a container sees. */
  Reading ofSecret() {
    return new Reading(diagnostics, key, values, uses, anonymous, top, true, repairs);
  }

  /** The same context for an item of the list. */
  Reading ofItem() {
    return keyed(item(key));
  }

  /** The same context for a single value where a list of them is allowed as well. */
  Reading orList() {
    return keyed(key + OR_LIST);
  }

  /** The same context for a value that stands under another key. */
  Reading keyed(String other) {
    return new Reading(diagnostics, other, values, uses, anonymous, top, secret, repairs);
  }

  /** Reports a fault; returns it with its help. */
  public Diagnostic report(Diagnostic diagnostic) {
    return diagnostics.report(diagnostic);
  }

  /** Reports that the value is of the wrong type. */
  public <T> Optional<T> wrongType(Node node, String wanted) {
    report(notOne(node, wanted));
    return Optional.empty();
  }

  /** The diagnostic for a value of the wrong type. */
  Diagnostic notOne(Node node, String wanted) {
    if (FromCfn.isOrMeans(node)) {
      return FromCfn.fault(node, key);
    }
    if (isMisplaced(node)) {
      return misplacedTag(node);
    }
    if (node instanceof ScalarNode scalar && scalar.isNull()) {
      return Diagnostic.of(Code.WRONG_TYPE, named(key) + " has no value")
          .at(node.span())
          .note(must(key, wanted));
    }
    String kind = wholeParameter(node).isPresent() ? "a reference" : node.kind();
    String found = node.tag().map(tag -> "`" + tag + "`").orElse(kind);
    return Diagnostic.of(Code.WRONG_TYPE, must(key, wanted) + ", not " + found).at(node.span());
  }

  /** The diagnostic for a value of the right type that is not valid; {@code words} are the rule. */
  public static Diagnostic notValid(String key, ScalarNode value, String words) {
    return Diagnostic.of(Code.INVALID_VALUE, written(key, value) + " is not valid")
        .at(value.span())
        .note(must(key, words));
  }

  /** The value as the user wrote it under its key: {@code `port: http`}. */
  public static String written(String key, ScalarNode value) {
    String text = ScalarNode.shortened(value.text());
    if (text.isBlank()) {
      return named(key);
    }
    return isItem(key)
        ? "`" + text + "` in `" + bare(key) + "`"
        : "`" + bare(key) + ": " + text + "`";
  }

  /** The rule for the value of a key. */
  public static String must(String key, String words) {
    return named(key) + " must be " + words + (key.endsWith(OR_LIST) ? ", or a list of them" : "");
  }

  /** What the value of a key must not be or have. */
  static String mustNot(String key, String words) {
    return named(key) + " must not " + words;
  }

  /** The help with the line to write. */
  String write(String value) {
    return "write `" + (isItem(key) ? "" : bare(key) + ": ") + value + "`";
  }

  /** The value of a key, as the subject of a sentence. */
  public static String named(String key) {
    return (key.endsWith(KEY) ? "a key of `" : isItem(key) ? "an item of `" : "`")
        + bare(key)
        + "`";
  }

  /** Where the value of a key stands: {@code for `role`}, {@code in `roles`}. */
  public static String place(String key) {
    return (isItem(key) ? "in `" : "for `") + bare(key) + "`";
  }

  /** The key of an item of the list that a key has. */
  public static String item(String key) {
    return isItem(key) ? key : key + ITEM;
  }

  /** What stands for a key of the map that a key has. */
  public static String keyOf(String key) {
    return key + KEY;
  }

  private static boolean isItem(String key) {
    return (key.endsWith(ITEM) && !key.endsWith(OR_LIST)) || key.endsWith(KEY);
  }

  /** The key itself. */
  public static String bare(String key) {
    int end = key.endsWith(OR_LIST) ? OR_LIST.length() : isItem(key) ? ITEM.length() : 0;
    return key.substring(0, key.length() - end);
  }

  /** The diagnostic for a tag in a place where functions are not supported. */
  public static Diagnostic misplacedTag(Node node) {
    return Diagnostic.of(
            Code.MISPLACED_TAG, "`" + node.tag().orElseThrow() + "` is not supported here")
        .at(node.span())
        .note(
            "CloudFormation intrinsic functions are allowed only under the top-level keys "
                + Lists.enumerated(Lists.map(RAW, key -> "`" + key + "`"), "and")
                + ", and under `resources` and `outputs` of an environment")
        .help(instead(node));
  }

  /** A reference in the syntax of specs. */
  private static String instead(Node node) {
    String tag = node.tag().orElseThrow();
    String text = node instanceof ScalarNode scalar ? scalar.text() : "";
    boolean plain = !text.isEmpty() && text.indexOf('"') < 0 && text.indexOf('\n') < 0;
    if (plain && tag.equals("!Sub")) {
      return "write `\"" + text + "\"` without `!Sub`";
    }
    if (tag.equals("!Split")) {
      return "write the items as a list";
    }
    if (tag.equals("!If") || tag.equals("!FindInMap")) {
      return "write a parameter, such as `${Name}`, and its value under `parameters` of each environment";
    }
    if (plain && tag.equals("!ImportValue")) {
      return "write `{" + FromCfn.KEY + ": " + text + "}`";
    }
    if (plain && tag.equals("!GetAtt")) {
      return "write `\"${resources." + text + "}\"` for an attribute of a raw resource";
    }
    return plain && tag.equals("!Ref")
        ? "write `\"${" + text + "}\"`"
        : "write `${Name}` for a template parameter or pseudo parameter";
  }

  private boolean isMisplaced(Node node) {
    return node.tag().isPresent() && !RAW.contains(top);
  }

  /** The node as a scalar with a value; anything else is reported. */
  public Optional<ScalarNode> scalar(Node node, Form<?> wanted) {
    return node instanceof ScalarNode scalar && !scalar.isNull() && !isMisplaced(node)
        ? Optional.of(scalar)
        : wrongType(node, wanted.kind());
  }

  /** Records that the spec uses a parameter, so that it is declared and needs a value. */
  void usesText(String parameter, Span span) {
    uses.addText(parameter, span);
  }

  /** Records that the spec uses the name of the environment; false if there is none. */
  boolean usesEnvironmentName(Span span) {
    return uses.addEnvironmentName(span);
  }

  /** Whether the value is one of an environment, not of the pipeline. */
  boolean isOfEnvironment() {
    return uses.isOfEnvironment();
  }

  /** The name of the spec. */
  String spec() {
    return uses.spec();
  }

  /** Records that the spec uses a parameter as a duration, which the template has in this unit. */
  void usesDuration(String parameter, Duration unit, Span span) {
    uses.addDuration(parameter, unit, span);
  }

  /** Records that the spec uses a parameter in place of a list. */
  void usesList(String parameter, Span span) {
    uses.addList(parameter, span);
  }

  /** Records that the template has a parameter that the spec need not name. */
  void implies(String parameter, String fallback, Span span) {
    uses.addImplied(parameter, fallback, span);
  }

  /** Records that the spec refers to one of its own things. */
  void usesThing(Text.ThingReference reference, Span span) {
    uses.addThing(reference, top, secret, span);
  }

  /** Records that a text of this form refers to things of the spec. */
  void usesThings(Text text, ScalarNode node, TextForm form) {
    uses.addText(new ParameterUses.TextUse(text, node, key, form));
  }

  /** Records that the spec takes the value of an export. */
  void usesExport(Text name, Span span) {
    uses.addExport(name, span);
  }

  /** Records that raw CloudFormation refers to a parameter or resource. */
  public void mentions(String name, Span span) {
    uses.addMention(name, span);
  }

  /**
   * Reports that a parameter needs a value for the check of the spec. For an environment, a rule
   * reports all its parameters without values at once.
   */
  void missingValue(String parameter, Span span) {
    if (anonymous) {
      report(
          Diagnostic.of(
                  Code.PARAMETER_WITHOUT_VALUE,
                  named(key) + " cannot be checked: the parameter `" + parameter + "` has no value")
              .at(span)
              .help(
                  "write a `default` under `parameters."
                      + parameter
                      + "`, or a value under `parameters` of an environment"));
    }
  }

  /** The value of a parameter in this environment, or its default. */
  Optional<Node> valueOf(String parameter) {
    return values
        .entry(parameter)
        .map(MapNode.Entry::value)
        .filter(value -> !(value instanceof ScalarNode scalar && scalar.isNull()));
  }

  /** The parameter, if the scalar is exactly {@code ${Name}}: its value is then checked. */
  static Optional<String> wholeParameter(Node node) {
    return Interpolation.whole(node).flatMap(Interpolation::parameter);
  }

  /** Reports a reference where the value itself must be written. */
  boolean refusesReference(Node node) {
    if (!(node instanceof ScalarNode scalar) || Interpolation.whole(scalar).isEmpty()) {
      return false;
    }
    report(
        Diagnostic.of(Code.INVALID_VALUE, mustNot(key, "contain a reference"))
            .at(scalar.span())
            .note(
                "fargen needs the value when it renders the template; a template parameter has none before the stack is deployed")
            .help("write the value in place of `" + scalar.text() + "`"));
    return true;
  }

  /** Reports a reference with an operator or a name that only Compose has. */
  boolean refusesOperator(Node node) {
    Optional<Interpolation> written = Interpolation.whole(node);
    boolean refused = written.isPresent() && written.get().parameter().isEmpty();
    if (refused) {
      report(written.get().fault(node.span(), ""));
    }
    return refused;
  }
}
