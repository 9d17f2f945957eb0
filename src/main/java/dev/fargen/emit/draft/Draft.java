package dev.fargen.emit.draft;

import dev.fargen.cfn.Condition;
import dev.fargen.cfn.Intrinsic;
import dev.fargen.cfn.Output;
import dev.fargen.cfn.Parameter;
import dev.fargen.cfn.ParameterType;
import dev.fargen.cfn.Resource;
import dev.fargen.cfn.Value;
import dev.fargen.diag.Span;
import dev.fargen.emit.draft.ResourceOrigin.Owner;
import dev.fargen.list.Lists;
import dev.fargen.params.Setting;
import dev.fargen.params.Variant;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Text;
import dev.fargen.spec.form.Texts;
import dev.fargen.workload.environment.ParameterDeclaration;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The template of one environment while it is written: collects resources, outputs and the
 * parameters that are named, and remembers the place in the spec that each resource came from.
 */
public final class Draft {

  private static final Set<String> SHOUTED =
      Set.of("arn", "url", "uri", "kms", "vpc", "sns", "sqs", "iam", "ecr", "efs");

  private final Map<String, String> values;
  private final String environment;
  private final Map<String, ParameterDeclaration> declarations;
  private final Map<String, Parameter> parameters = new LinkedHashMap<>();
  private final Map<String, Resource> resources = new LinkedHashMap<>();
  private final Map<String, ResourceOrigin> origins = new LinkedHashMap<>();
  private final List<Output> outputs = new ArrayList<>();
  private Optional<Owner> owner = Optional.empty();
  private final Map<String, Span> names = new LinkedHashMap<>();
  private final Map<String, String> causes = new LinkedHashMap<>();
  private final Set<String> owned = new LinkedHashSet<>();
  private final Map<String, Condition> conditions = new LinkedHashMap<>();
  private final Things things = new Things();

  /**
   * @param values what is given to the parameters
   * @param environment its name, for messages
   */
  public Draft(
      Map<String, String> values,
      String environment,
      Map<String, ParameterDeclaration> declarations) {
    this.values = values;
    this.environment = environment;
    this.declarations = declarations;
  }

  /**
   * Names the thing that everything added from here on belongs to: the condition is named for it
   * where not every environment has it.
   *
   * @param words the thing, for people
   */
  public void belongingTo(String id, Span name, String words) {
    owner = Optional.of(new Owner(id, name, words));
    owned.add(id);
    cause(id, words);
  }

  /** Says in words what a condition stands for: {@code scaling of api}. */
  public void cause(String id, String words) {
    causes.put(id, words);
  }

  /** Ends what {@link #belongingTo} began: what follows is the stack's own. */
  public void belongingToTheStack() {
    owner = Optional.empty();
  }

  /** Adds a resource that came from this place in the spec. */
  public Resource add(Span origin, Resource.Builder builder) {
    Resource built = builder.build();
    Resource resource =
        built.with(built.properties(), condition(built.condition()), built.dependsOn());
    Span name = owner.map(Owner::name).orElse(origin);
    if (resources.putIfAbsent(resource.id(), resource) != null) {
      throw new NameConflict(resource.id(), names.getOrDefault(resource.id(), name), name);
    }
    names.put(resource.id(), name);
    origins.put(resource.id(), new ResourceOrigin(origin, owner));
    return resource;
  }

  public void add(Output output) {
    outputs.add(output.with(output.value(), condition(output.condition())));
  }

  /** The owner's, and where it is not exactly with that, the resource's own. */
  private Optional<String> condition(Optional<String> own) {
    return owner.isEmpty()
        ? own
        : Optional.of(own.map(name -> owner.get().id() + "|" + name).orElse(owner.get().id()));
  }

  /** Adds a condition that looks at parameters of every environment. */
  public void add(Condition condition) {
    conditions.put(condition.id(), condition);
  }

  /** What the things of the spec give to the texts that name them. */
  public Things things() {
    return things;
  }

  public Map<String, ResourceOrigin> origins() {
    return origins;
  }

  public Variant variant() {
    return new Variant(
        environment,
        List.copyOf(parameters.values()),
        values,
        List.copyOf(conditions.values()),
        List.copyOf(resources.values()),
        outputs,
        causes,
        owned);
  }

  /** A number of the spec; a parameter of this name where environments differ. */
  public Value number(String name, String description, Given<Integer> given) {
    return scalar(
        name, ParameterType.NUMBER, description, given, Value.number(given.value().longValue()));
  }

  public Value decimal(String name, String description, Given<BigDecimal> given) {
    return scalar(name, ParameterType.NUMBER, description, given, Value.number(given.value()));
  }

  /** A number where CloudFormation wants text: {@code Cpu: "256"}. */
  public Value numberAsText(String name, String description, Given<Integer> given) {
    return scalar(
        name, ParameterType.STRING, description, given, Value.text(given.value().toString()));
  }

  public Value bool(String name, String description, Given<Boolean> given) {
    return choice(name, description, given, Value.bool(given.value()), "true", "false");
  }

  /** A truth value where CloudFormation wants one of two words. */
  public Value choice(
      String name, String description, Given<Boolean> given, String whenTrue, String whenFalse) {
    Value value = Value.text(given.value() ? whenTrue : whenFalse);
    return choice(name, description, given, value, whenTrue, whenFalse);
  }

  private Value choice(
      String name, String description, Given<Boolean> given, Value value, String... allowed) {
    Optional<Value> ref = reference(given, ParameterType.STRING, description);
    Parameter parameter =
        Parameter.of(name, ParameterType.STRING, description).withAllowedValues(List.of(allowed));
    return ref.orElseGet(() -> new Setting(parameter, value));
  }

  public Value word(String name, String description, Given<String> given) {
    return scalar(name, ParameterType.STRING, description, given, Value.text(given.value()));
  }

  private Value scalar(
      String name, ParameterType type, String description, Given<?> given, Value value) {
    return reference(given, type, description)
        .orElseGet(() -> new Setting(Parameter.of(name, type, description), value));
  }

  private Optional<Value> reference(Given<?> given, ParameterType type, String description) {
    return given.parameter().map(name -> parameter(name, type, description).ref());
  }

  /** A text of the spec, with its references. */
  public Value text(String name, ParameterType type, String description, Given<Text> given) {
    Text text = given.value();
    if (text.literal().isPresent()) {
      Value literal = Value.text(text.literal().get());
      return new Setting(Parameter.of(name, type, description), literal);
    }
    Optional<String> parameter = text.parameter();
    if (parameter.isPresent()) {
      return parameter(parameter.get(), type, description).ref();
    }
    if (text.parts().size() == 1 && text.parts().get(0) instanceof Text.PseudoReference one) {
      return one.pseudo().ref();
    }
    if (text.parts().size() == 1 && text.parts().get(0) instanceof Text.ThingReference thing) {
      return things.value(thing);
    }
    return Intrinsic.sub(inSub(given));
  }

  public Value text(String name, String description, Given<Text> given) {
    return text(name, ParameterType.STRING, description, given);
  }

  /** The text as it stands inside {@code !Sub}. */
  public String inSub(Given<Text> given) {
    StringBuilder sub = new StringBuilder();
    for (Text.Part part : given.value().parts()) {
      if (part instanceof Text.Literal literal) {
        sub.append(literal.text().replace("${", "${!"));
      } else if (part instanceof Text.ParameterReference reference) {
        String name = reference.name();
        sub.append("${").append(parameter(name, ParameterType.STRING, "").id()).append('}');
      } else if (part instanceof Text.ThingReference thing) {
        sub.append(Things.inSub(things.value(thing)));
      } else {
        sub.append(part.written());
      }
    }
    return sub.toString();
  }

  /** A list of the spec; a list parameter of this name where environments differ. */
  public Value texts(String name, ParameterType type, String description, Given<Texts> given) {
    Optional<String> parameter = given.value().parameter();
    if (parameter.isPresent()) {
      return parameter(parameter.get(), type, description).ref();
    }
    List<Value> items = new ArrayList<>();
    given.value().items().forEach(item -> items.add(item(item, type.item(), description)));
    Parameter list = Parameter.of(name, type, description);
    return new Setting(list, Value.list(items));
  }

  /** A text of the spec that is no parameter of its own. */
  public Value bare(Given<Text> given) {
    return bare("", given);
  }

  public Value bare(String description, Given<Text> given) {
    Value value = text("", description, given);
    return value instanceof Setting setting ? setting.value() : value;
  }

  /**
   * Texts that mean something together only, as the words of a command do: where environments
   * differ in them, a list parameter of this name carries them all, if commas can.
   */
  public Value together(String name, String description, List<Given<Text>> texts) {
    List<Value> values = Lists.map(texts, this::bare);
    boolean plain =
        Lists.all(texts, text -> text.value().literal().map(Draft::isItem).orElse(false));
    Parameter parameter = Parameter.of(name, ParameterType.TEXTS, description);
    return plain ? new Setting(parameter, Value.list(values)) : Value.list(values);
  }

  /** CloudFormation takes the spaces around an item away, and a comma for its end. */
  private static boolean isItem(String text) {
    return !text.isEmpty() && text.equals(text.strip()) && text.indexOf(',') < 0;
  }

  /** How many items a list of the spec has here. */
  public int count(Given<Texts> given) {
    return given
        .value()
        .parameter()
        .map(name -> values.getOrDefault(name, "").split(",", -1).length)
        .orElse(given.value().items().size());
  }

  private Value item(Given<Text> item, ParameterType type, String description) {
    Optional<String> literal = item.value().literal();
    return literal.isPresent() ? Value.text(literal.get()) : text("", type, description, item);
  }

  /** The template parameter that the spec names; declared by being named. */
  public Parameter parameter(String name, ParameterType type, String description) {
    String words = description.isEmpty() ? words(name) : description;
    return parameter(Parameter.of(name, type, words));
  }

  /** A template parameter that is there whether the spec names it or not. */
  public Parameter parameter(Parameter wanted) {
    String name = wanted.id();
    ParameterType type = wanted.type();
    Parameter parameter = declared(wanted);
    Parameter known = parameters.get(name);
    boolean better =
        known == null
            || (known.type() == ParameterType.STRING && type != ParameterType.STRING)
            || (known.description().equals(words(name)) && known.type() == type);
    if (better) {
      parameters.put(name, parameter);
    }
    return parameter;
  }

  /** {@code KmsKeyArn} as {@code KMS key ARN}, for want of something better. */
  private static String words(String name) {
    StringBuilder words = new StringBuilder();
    int start = 0;
    for (int i = 1; i <= name.length(); i++) {
      if (i == name.length() || (isUpper(name.charAt(i)) && !isUpper(name.charAt(i - 1)))) {
        String word = name.substring(start, i).toLowerCase(Locale.ROOT);
        words.append(start == 0 ? "" : " ");
        words.append(SHOUTED.contains(word) ? word.toUpperCase(Locale.ROOT) : word);
        start = i;
      }
    }
    return words.replace(0, 1, words.substring(0, 1).toUpperCase(Locale.ROOT)).toString();
  }

  private static boolean isUpper(char c) {
    return c >= 'A' && c <= 'Z';
  }

  private Parameter declared(Parameter parameter) {
    ParameterDeclaration declaration = declarations.get(parameter.id());
    return declaration == null
        ? parameter
        : new Parameter(
            parameter.id(),
            parameter.type(),
            declaration.description().orElse(parameter.description()),
            declaration.fallback(),
            declaration.allowed().isEmpty()
                ? parameter.allowedValues()
                : Lists.map(declaration.allowed(), Given::value),
            declaration.pattern().map(Given::value),
            declaration.noEcho());
  }
}
