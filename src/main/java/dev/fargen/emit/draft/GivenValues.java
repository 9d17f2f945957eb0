package dev.fargen.emit.draft;

import dev.fargen.cfn.Imported;
import dev.fargen.cfn.Intrinsic;
import dev.fargen.cfn.Parameter;
import dev.fargen.cfn.ParameterType;
import dev.fargen.cfn.Scalar;
import dev.fargen.cfn.Sequence;
import dev.fargen.cfn.Undecided;
import dev.fargen.cfn.Value;
import dev.fargen.list.Lists;
import dev.fargen.params.Setting;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Text;
import dev.fargen.spec.form.Texts;
import dev.fargen.workload.environment.ParameterDeclaration;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Converts values of the spec to values of the template: a {@link Setting}, which becomes a
 * parameter if environments differ, or a reference to what the spec names.
 */
class GivenValues {

  private final Map<String, String> values;
  private final DeclaredParameters parameters;
  private final Things things;

  GivenValues(Map<String, String> values, Map<String, ParameterDeclaration> declarations) {
    this.values = inTemplate(values, declarations);
    this.parameters = new DeclaredParameters(declarations);
    this.things = new Things();
  }

  private static Map<String, String> inTemplate(
      Map<String, String> values, Map<String, ParameterDeclaration> declarations) {
    Map<String, String> all = new HashMap<>();
    values.forEach(
        (name, value) -> {
          ParameterDeclaration declared = declarations.get(name);
          all.put(name, declared == null ? value : declared.inTemplate(value));
        });
    return Map.copyOf(all);
  }

  /** Shares the parameters and things. */
  GivenValues(GivenValues same) {
    this.values = same.values;
    this.parameters = same.parameters;
    this.things = same.things;
  }

  /** The values of parameters. */
  Map<String, String> values() {
    return values;
  }

  /** The parameters that are declared so far. */
  List<Parameter> parameters() {
    return parameters.all();
  }

  /** The values of things that texts of the spec refer to. */
  public Things things() {
    return things;
  }

  /** The template parameter that the spec names; naming it declares it. */
  public Parameter parameter(String name, ParameterType type, String description) {
    return parameters.named(name, type, description);
  }

  /** A template parameter that exists whether the spec names it or not. */
  public Parameter parameter(Parameter wanted) {
    return parameters.add(wanted);
  }

  /** The value with the values that parameters have in this environment, and with texts only. */
  public Value settled(Value value) {
    return value.rewrite(this::settledPart);
  }

  private Value settledPart(Value value) {
    if (value instanceof Undecided noted) {
      return noted.value();
    }
    if (value instanceof Scalar scalar) {
      return Value.text(scalar.asText());
    }
    if (value instanceof Intrinsic call && call.name().equals("Ref")) {
      String given = values.get(((Scalar) call.argument()).asText());
      return given == null ? call : Value.text(given);
    }
    return value instanceof Intrinsic call && call.name().equals("Select") ? selected(call) : value;
  }

  private static Value selected(Intrinsic call) {
    List<Value> arguments = ((Sequence) call.argument()).items();
    int index = Integer.parseInt(((Scalar) arguments.get(0)).asText());
    if (arguments.get(1) instanceof Scalar list) {
      return Value.text(list.asText().split(",", -1)[index]);
    }
    return arguments.get(1) instanceof Sequence list ? list.items().get(index) : call;
  }

  /** A number of the spec; a parameter of this name if environments differ. */
  public Value number(String name, String description, Given<Integer> given) {
    return scalar(
        name, ParameterType.NUMBER, description, given, Value.number(given.value().longValue()));
  }

  public Value decimal(String name, String description, Given<BigDecimal> given) {
    return scalar(name, ParameterType.NUMBER, description, given, Value.number(given.value()));
  }

  /** A number that CloudFormation expects as text: {@code Cpu: "256"}. */
  public Value numberAsText(String name, String description, Given<Integer> given) {
    return scalar(
        name, ParameterType.STRING, description, given, Value.text(given.value().toString()));
  }

  public Value bool(String name, String description, Given<Boolean> given) {
    return choice(name, description, given, Value.bool(given.value()), "true", "false");
  }

  /** A Boolean that CloudFormation expects as one of two words. */
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
    return ref.isPresent() ? ref.get() : new Setting(parameter, value);
  }

  public Value word(String name, String description, Given<String> given) {
    return scalar(name, ParameterType.STRING, description, given, Value.text(given.value()));
  }

  private Value scalar(
      String name, ParameterType type, String description, Given<?> given, Value value) {
    Optional<Value> ref = reference(given, type, description);
    return ref.isPresent() ? ref.get() : new Setting(Parameter.of(name, type, description), value);
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
    if (text.export().isPresent()) {
      return Intrinsic.importValue(exportName(name, description, given, text.export().get()));
    }
    Value value = Intrinsic.sub(inSub(given));
    return value instanceof Scalar
        ? new Setting(Parameter.of(name, type, description), value)
        : things.caused(value, text);
  }

  /** Declares the parameters in the name of an export, which is often the name of its stack. */
  private void describe(Text name, String value) {
    boolean plain = value.length() > 1 && Character.isLowerCase(value.charAt(1));
    for (Text.Part part : name.parts()) {
      if (part instanceof Text.ParameterReference reference && !value.isEmpty()) {
        String id = reference.name();
        parameter(
            id,
            ParameterType.STRING,
            (id.endsWith("Stack") || id.endsWith("StackName")
                    ? "Name of the stack that exports the "
                    : "Part of the name of the export with the ")
                + (plain ? Character.toLowerCase(value.charAt(0)) + value.substring(1) : value));
      }
    }
  }

  /** The name of an export; a parameter if environments differ in it. */
  private Value exportName(
      String name, String description, Given<Text> given, Text.ExportReference export) {
    describe(export.name(), description);
    Value value = Intrinsic.sub(inSub(given.map(text -> export.name())));
    return name.isEmpty() || !(value instanceof Scalar)
        ? value
        : new Setting(
            Parameter.of(
                name + "Export", ParameterType.STRING, description + " (name of an export)"),
            value);
  }

  public Value text(String name, String description, Given<Text> given) {
    return text(name, ParameterType.STRING, description, given);
  }

  /** The text for use inside {@code !Sub}; the description is for one that is a parameter. */
  public String inSub(String description, Given<Text> given) {
    given.value().parameter().ifPresent(name -> parameter(name, ParameterType.STRING, description));
    return inSub(given);
  }

  /** The text for use inside {@code !Sub}. */
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
      } else if (part instanceof Text.ExportReference export) {
        sub.append(Imported.inSub(inSub(given.map(text -> export.name()))));
      } else {
        sub.append(part.written());
      }
    }
    return sub.toString();
  }

  /**
   * A list of the spec; a list parameter of this name if environments differ.
   *
   * @param itemDescription of the parameter that is one item
   */
  public Value texts(
      String name,
      ParameterType type,
      String description,
      String itemDescription,
      Given<Texts> given) {
    Optional<String> parameter = given.value().parameter();
    if (parameter.isPresent()) {
      return parameter(parameter.get(), type, description).ref();
    }
    if (given.value().export().isPresent()) {
      Given<Text> export = given.map(texts -> texts.export().orElseThrow());
      Value all = Intrinsic.split(",", text(name, description, export));
      int known = given.value().exported();
      return known == 0 ? all : Intrinsic.first(known, all);
    }
    List<Value> items = new ArrayList<>();
    given.value().items().forEach(item -> items.add(item(item, type.item(), itemDescription)));
    Parameter list = Parameter.of(name, type, description);
    return new Setting(list, Value.list(items));
  }

  /** A text of the spec that never becomes a parameter. */
  public Value bare(Given<Text> given) {
    return bare("", given);
  }

  public Value bare(String description, Given<Text> given) {
    return bare(ParameterType.STRING, description, given);
  }

  public Value bare(ParameterType type, String description, Given<Text> given) {
    Value value = text("", type, description, given);
    return value instanceof Setting setting ? setting.value() : value;
  }

  /**
   * Texts that belong together, such as the arguments of a command: if environments differ in them,
   * one list parameter of this name holds them all, unless a text contains a comma.
   */
  public Value together(String name, String description, List<Given<Text>> texts) {
    return together(name, description, "", texts);
  }

  /**
   * The same.
   *
   * @param itemDescription of the parameter that is one text
   */
  public Value together(
      String name, String description, String itemDescription, List<Given<Text>> texts) {
    List<Value> values = Lists.map(texts, text -> bare(itemDescription, text));
    boolean plain =
        Lists.all(texts, text -> text.value().literal().map(GivenValues::isItem).orElse(false));
    Parameter parameter = Parameter.of(name, ParameterType.TEXTS, description);
    return plain ? new Setting(parameter, Value.list(values)) : Value.list(values);
  }

  /** CloudFormation trims the items of a list parameter and splits them at commas. */
  private static boolean isItem(String text) {
    return !text.isEmpty() && text.equals(text.strip()) && text.indexOf(',') < 0;
  }

  /** The number of items that a list of the spec has in this environment. */
  public int count(Given<Texts> given) {
    if (given.value().export().isPresent()) {
      return given.value().exported();
    }
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
}
