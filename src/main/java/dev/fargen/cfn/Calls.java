package dev.fargen.cfn;

import static dev.fargen.cfn.Argument.ATTRIBUTE;
import static dev.fargen.cfn.Argument.BITS;
import static dev.fargen.cfn.Argument.COLLECTION;
import static dev.fargen.cfn.Argument.CONDITION;
import static dev.fargen.cfn.Argument.CONDITION_NAME;
import static dev.fargen.cfn.Argument.COUNT;
import static dev.fargen.cfn.Argument.FALLBACK;
import static dev.fargen.cfn.Argument.INDEX;
import static dev.fargen.cfn.Argument.LIST;
import static dev.fargen.cfn.Argument.LITERAL;
import static dev.fargen.cfn.Argument.LOOPED;
import static dev.fargen.cfn.Argument.MACRO;
import static dev.fargen.cfn.Argument.NAME;
import static dev.fargen.cfn.Argument.OPERAND;
import static dev.fargen.cfn.Argument.OUTPUT;
import static dev.fargen.cfn.Argument.REFERRED;
import static dev.fargen.cfn.Argument.STRING;
import static dev.fargen.cfn.Argument.TEMPLATE;
import static dev.fargen.cfn.Argument.TEXT;
import static dev.fargen.cfn.Argument.TEXTS;
import static dev.fargen.cfn.Argument.VALUE;
import static dev.fargen.cfn.Argument.VARIABLES;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * Holds the arguments of calls against what their functions take (CloudFormation template
 * reference, "Intrinsic function reference").
 */
public final class Calls {

  /**
   * An argument that its function does not take.
   *
   * @param path where it stands in the value that was searched
   * @param wanted what has to stand there, in words
   * @param ofKind whether the value is of the right kind, but not possible
   */
  public record Fault(Path path, Function function, String wanted, boolean ofKind) {

    /** Whether not an argument is wrong, but that the function is called here at all. */
    public boolean isMisplaced() {
      return wanted.isEmpty();
    }
  }

  /**
   * What the template allows where the value stands.
   *
   * @param extended whether the template has the transform {@code AWS::LanguageExtensions}, which
   *     allows computed names and more functions
   * @param rules whether the value stands in the section {@code Rules}, which has its own functions
   */
  public record Setting(boolean extended, boolean rules, Kinds kinds) {

    /** The same in the section {@code Rules}. */
    public Setting inRules() {
      return new Setting(extended, true, kinds);
    }
  }

  private static final List<String> ORDINALS = List.of("first", "second", "third", "fourth");

  private final Function function;
  private final Value argument;
  private final Path path;
  private final Setting setting;
  private final List<Fault> faults;

  private Calls(Function function, Intrinsic call, Path path, Setting setting, List<Fault> faults) {
    this.function = function;
    this.argument = call.argument();
    this.path = path.into(call);
    this.setting = setting;
    this.faults = faults;
  }

  /** The same, where no more is known of the template. */
  public static List<Fault> faults(Value value, boolean extended) {
    return faults(value, new Setting(extended, false, Kinds.ALONE));
  }

  /** What is wrong in the value; calls of functions that do not exist are not looked at. */
  public static List<Fault> faults(Value value, Setting setting) {
    List<Fault> faults = new ArrayList<>();
    value.walk(
        (at, path) -> {
          if (at instanceof Intrinsic call) {
            Function.of(call.name()).ifPresent(one -> check(one, call, path, setting, faults));
          } else if (at instanceof Mapping map) {
            loops(map, path, setting, faults);
          }
        });
    return faults;
  }

  /** Loops that stand beside other keys: no call is made of them. */
  private static void loops(Mapping map, Path path, Setting setting, List<Fault> faults) {
    for (Map.Entry<String, Value> entry : map.entries().entrySet()) {
      Intrinsic.shortName(entry.getKey())
          .flatMap(Function::of)
          .filter(Function::isMacro)
          .ifPresent(
              one -> {
                String name = Intrinsic.shortName(entry.getKey()).orElseThrow();
                Intrinsic call = new Intrinsic(name, entry.getValue());
                check(one, call, path, setting, faults);
              });
    }
  }

  private static void check(
      Function function, Intrinsic call, Path path, Setting setting, List<Fault> faults) {
    boolean possible =
        switch (function.where()) {
          case ANYWHERE -> true;
          case EXTENDED -> setting.extended();
          case RULES -> setting.rules();
        };
    if (possible) {
      new Calls(function, call, path, setting, faults).check(setting.extended());
    } else {
      faults.add(new Fault(path.into(call), function, "", false));
    }
  }

  private void check(boolean extended) {
    Argument name = extended ? TEXT : NAME;
    CallContents contents = new CallContents(function, argument, path);
    switch (function) {
      case AND, OR -> list("a list of 2 to 10 conditions", 2, Collections.nCopies(10, CONDITION));
      case BASE64 -> alone(STRING);
      case CIDR -> {
        list(
            "a list of 2 or 3 items (a CIDR block, a count and host bits)",
            2,
            List.of(TEXT, COUNT, BITS));
        contents.blocks().ifPresent(faults::add);
      }
      case CONDITION -> alone(CONDITION_NAME);
      case EQUALS -> list("a list of 2 values", 2, List.of(OPERAND, OPERAND));
      case FIND_IN_MAP -> {
        List<Argument> three = List.of(TEXT, TEXT, TEXT);
        List<Argument> four = List.of(TEXT, TEXT, TEXT, FALLBACK);
        boolean fallback = argument instanceof Sequence items && items.items().size() == 4;
        if (fallback && !extended) {
          faults.add(new Fault(path, function, "", false));
        } else {
          list("a list of 3 items (a mapping and two keys)", 3, extended ? four : three);
        }
      }
      case GET_ATT ->
          either("a list of 2 items (a resource and an attribute)", ATTRIBUTE, List.of(name, TEXT));
      case GET_AZS -> alone(STRING);
      case GET_STACK_OUTPUT -> {
        alone(OUTPUT);
        contents.output().ifPresent(faults::add);
      }
      case IF ->
          list(
              "a list of 3 items (a condition name and two values)",
              3,
              List.of(CONDITION_NAME, VALUE, VALUE));
      case IMPORT_VALUE -> alone(STRING);
      case JOIN ->
          list("a list of 2 items (a delimiter and a list of strings)", 2, List.of(LITERAL, TEXTS));
      case NOT -> list("a list of 1 condition", 1, List.of(CONDITION));
      case REF -> alone(extended ? TEXT : REFERRED);
      case SELECT -> {
        list("a list of 2 items (an index and a list)", 2, List.of(INDEX, LIST));
        contents.index().ifPresent(faults::add);
      }
      case SPLIT ->
          list("a list of 2 items (a delimiter and a string)", 2, List.of(LITERAL, STRING));
      case SUB -> {
        either(TEMPLATE.words(), TEMPLATE, List.of(LITERAL, VARIABLES));
        contents.names().ifPresent(faults::add);
      }
      case TRANSFORM -> alone(MACRO);
      case FOR_EACH ->
          list("a list of 3 items (a name, a list and a map)", 3, List.of(NAME, LIST, LOOPED));
      case LENGTH -> alone(LIST);
      case TO_JSON_STRING -> alone(COLLECTION);
      case CONTAINS, EACH_MEMBER_EQUALS, EACH_MEMBER_IN ->
          list(
              "a list of 2 items (a list, and the value that it is compared with)",
              2,
              List.of(LIST, VALUE));
      case REF_ALL -> alone(LITERAL);
      case VALUE_OF, VALUE_OF_ALL ->
          list("a list of 2 items (a name and an attribute)", 2, List.of(LITERAL, LITERAL));
    }
  }

  private void either(String takes, Argument alone, List<Argument> listed) {
    if (argument instanceof Sequence) {
      list(takes, listed.size(), listed);
    } else {
      alone(alone);
    }
  }

  private void alone(Argument wanted) {
    check(wanted, argument, path, "");
  }

  private void list(String takes, int least, List<Argument> wanted) {
    List<Value> items = argument instanceof Sequence list ? list.items() : List.of();
    if (items.size() < least || items.size() > wanted.size()) {
      faults.add(new Fault(path, function, takes, false));
      return;
    }
    for (int i = 0; i < items.size(); i++) {
      String item = i < ORDINALS.size() ? " as its " + ORDINALS.get(i) + " item" : "";
      check(wanted.get(i), items.get(i), path.item(i), wanted.size() > 1 ? item : "");
    }
  }

  private void check(Argument wanted, Value value, Path at, String place) {
    boolean ofKind = wanted.kind().test(value, setting.kinds());
    if (!ofKind || !wanted.possible().test(value)) {
      faults.add(new Fault(at, function, wanted.words() + place, ofKind));
    } else if (wanted.equals(TEXTS) && value instanceof Sequence texts) {
      for (int i = 0; i < texts.items().size(); i++) {
        check(TEXT, texts.items().get(i), at.item(i), " in its list");
      }
    } else if (wanted.equals(VARIABLES) && value instanceof Mapping variables) {
      for (Map.Entry<String, Value> variable : variables.entries().entrySet()) {
        check(TEXT, variable.getValue(), at.then(variable.getKey()), " for each variable");
      }
    }
  }
}
