package dev.fargen.cfn;

import dev.fargen.list.Lists;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Values that other stacks export, inside the text of a {@code !Sub}: CloudFormation has them only
 * as variables of its second argument (CloudFormation template reference, "Fn::Sub"). Until the
 * text is complete, a variable stands for each, whose name no resource can have.
 */
public final class Imported {

  private static final String BEGIN = "${ImportValue ";
  private static final String END = "}";

  private Imported() {}

  /**
   * The variable for the value of an export.
   *
   * @param name the name of the export, as a text of {@code !Sub}
   */
  public static String inSub(String name) {
    return BEGIN + name.replace("${", "<").replace('}', '>') + END;
  }

  /** Whether the call is the value of an export, or a text that {@link #sub} made. */
  public static boolean isIn(Intrinsic call) {
    return call.name().equals("ImportValue")
        || (call.name().equals("Sub")
            && call.argument() instanceof Sequence arguments
            && arguments.items().get(1) instanceof Mapping variables
            && Lists.all(
                variables.entries().values(),
                value -> value instanceof Intrinsic own && own.name().equals("ImportValue")));
  }

  /** Such a call for use inside another text. */
  public static String inSub(Intrinsic call) {
    if (call.argument() instanceof Sequence arguments) {
      String text = ((Scalar) arguments.items().get(0)).asText();
      Mapping variables = (Mapping) arguments.items().get(1);
      for (Map.Entry<String, Value> one : variables.entries().entrySet()) {
        text = text.replace("${" + one.getKey() + "}", inSub((Intrinsic) one.getValue()));
      }
      return text;
    }
    Value name = call.argument() instanceof Undecided noted ? noted.value() : call.argument();
    if (name instanceof Scalar literal) {
      return inSub(literal.asText());
    }
    Intrinsic inside = (Intrinsic) name;
    String text = ((Scalar) inside.argument()).asText();
    return inSub(inside.name().equals("Sub") ? text : "${" + text + "}");
  }

  static boolean isIn(String template) {
    return template.contains(BEGIN);
  }

  /** The text with the values of exports as variables; one alone is the value itself. */
  static Value sub(String template) {
    Map<String, Value> variables = new LinkedHashMap<>();
    StringBuilder text = new StringBuilder();
    int from = 0;
    for (int at = template.indexOf(BEGIN); at >= 0; at = template.indexOf(BEGIN, from)) {
      int end = template.indexOf(END, at);
      String name = template.substring(at + BEGIN.length(), end);
      Value value = Intrinsic.importValue(Intrinsic.sub(name.replace("<", "${").replace('>', '}')));
      if (at == 0 && end == template.length() - 1) {
        return value;
      }
      String variable = variable(name, value, template, variables);
      variables.put(variable, value);
      text.append(template, from, at).append("${").append(variable).append('}');
      from = end + 1;
    }
    text.append(template, from, template.length());
    return new Intrinsic("Sub", Value.list(Value.text(text.toString()), new Mapping(variables)));
  }

  /** {@code LegacyStackUrl} for the export {@code <LegacyStack>-Url}. */
  private static String variable(
      String name, Value value, String template, Map<String, Value> variables) {
    StringBuilder words = new StringBuilder();
    boolean begins = true;
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean letter = c < 128 && Character.isLetterOrDigit(c);
      if (letter) {
        words.append(begins ? Character.toUpperCase(c) : c);
      }
      begins = !letter;
    }
    String variable = words.toString();
    while (template.contains("${" + variable + "}")
        || template.contains("${" + variable + ".")
        || !variables.getOrDefault(variable, value).equals(value)) {
      variable += "Value";
    }
    return variable;
  }
}
