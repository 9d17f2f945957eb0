package dev.fargen.check.raw;

import dev.fargen.aws.Property;
import dev.fargen.aws.ResourceType;
import dev.fargen.aws.ResourceTypes;
import dev.fargen.aws.ValueType;
import dev.fargen.aws.ValueType.Block;
import dev.fargen.aws.ValueType.Limited;
import dev.fargen.aws.ValueType.ListOf;
import dev.fargen.aws.ValueType.MapOf;
import dev.fargen.aws.ValueType.OneOf;
import dev.fargen.aws.ValueType.Primitive;
import dev.fargen.cfn.Function.Gives;
import dev.fargen.cfn.Intrinsic;
import dev.fargen.cfn.Kinds;
import dev.fargen.check.raw.BlockRuleChecker.Absence;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.diag.Span;
import dev.fargen.diag.Suggestion;
import dev.fargen.list.Digits;
import dev.fargen.list.Lists;
import dev.fargen.spec.form.Reading;
import dev.fargen.spec.raw.RawFunction;
import dev.fargen.spec.raw.RawValues;
import dev.fargen.yaml.ListNode;
import dev.fargen.yaml.MapNode;
import dev.fargen.yaml.Node;
import dev.fargen.yaml.ScalarNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Compares raw properties with those of the resource type (CloudFormation template reference, "AWS
 * resource and property types"). As CloudFormation does, it accepts numbers and booleans as text,
 * and text as these if it can be read so.
 */
final class PropertyChecker {

  /** More would not fit an integer. */
  private static final int MOST_DIGITS = 9;

  private final String resourceType;
  private final Kinds kinds;
  private final Peers peers;
  private final Diagnostics diagnostics;

  PropertyChecker(String resourceType, Kinds kinds, Peers peers, Diagnostics diagnostics) {
    this.resourceType = resourceType;
    this.kinds = kinds;
    this.peers = peers;
    this.diagnostics = diagnostics;
  }

  /**
   * Checks the properties of a whole resource; {@code owner} is the place to report a missing one.
   */
  void checkAll(Optional<MapNode> properties, Block block, Span owner) {
    if (properties.filter(RawFunction::isAmbiguous).isPresent()) {
      return;
    }
    if (properties.isPresent()) {
      block(properties.get(), block, resourceType, owner);
    } else {
      required(new MapNode(Map.of(), owner), Set.of(), block, resourceType, owner);
    }
  }

  /**
   * Checks the value of one property.
   *
   * @param name for messages
   */
  void check(Node node, ValueType type, String name) {
    Optional<RawFunction> call = RawFunction.of(node);
    if (call.isPresent()) {
      call(call.get(), node, type, name);
    } else if (isReported(node) || DynamicReference.isIn(node)) {
      return;
    } else if (type instanceof OneOf some) {
      ValueType fitting = Lists.first(some.types(), one -> fits(node, one)).orElse(type);
      if (fitting == type) {
        wrong(node, type, name);
      } else {
        check(node, fitting, name);
      }
    } else if (!fits(node, type)) {
      wrong(node, type, name);
    } else if (type instanceof Limited limited) {
      boolean number = limited.of() != Primitive.TEXT;
      new LimitChecker(name, resourceType, diagnostics)
          .value((ScalarNode) node, number, limited.limits());
    } else if (type instanceof ListOf list) {
      ((ListNode) node).items().forEach(item -> check(item, list.items(), Reading.item(name)));
      list.limits()
          .ifPresent(
              limits ->
                  new LimitChecker(name, resourceType, diagnostics).list((ListNode) node, limits));
    } else if (type instanceof MapOf map) {
      ((MapNode) node)
          .entries()
          .forEach(entry -> check(entry.value(), map.values(), entry.key().text()));
    } else if (type instanceof Block block) {
      block(
          (MapNode) node,
          block,
          "`" + Reading.bare(name) + "` of " + resourceType,
          node.span().first(1));
    }
  }

  private void call(RawFunction call, Node node, ValueType type, String name) {
    if (call.name().equals("If")) {
      List<Node> choices = call.arguments();
      choices
          .subList(Math.min(1, choices.size()), choices.size())
          .forEach(choice -> check(choice, type, name));
      return;
    }
    boolean structure = type instanceof Block || type instanceof MapOf;
    boolean single = type instanceof Limited || type instanceof Primitive;
    Gives gives = kinds.of((Intrinsic) RawValues.of(node));
    boolean fits =
        switch (gives) {
          case TEXT -> !structure && !(type instanceof ListOf);
          case LIST -> !structure && (!single || type == Primitive.JSON);
          case CONDITION -> false;
          case MAP -> structure || type == Primitive.JSON;
          case ANYTHING -> true;
        };
    if (!fits) {
      Diagnostic fault =
          wrongType(name, type, "but " + call.written() + " returns " + gives.words())
              .at(node.span());
      diagnostics.report(gives == Gives.CONDITION ? fault.help(byCondition(call)) : fault);
    } else if (type instanceof Limited limited) {
      new LimitChecker(name, resourceType, diagnostics).call(call, node, peers, limited.limits());
    }
  }

  /** How a condition decides the value of a property. */
  private static String byCondition(RawFunction call) {
    Node argument =
        call.argument() instanceof ListNode list && list.items().size() == 1
            ? list.items().get(0)
            : call.argument();
    return call.name().equals("Condition") && argument instanceof ScalarNode name
        ? "write `!If [" + name.text() + ", ..., ...]`"
        : "write `!If [Name, ..., ...]`, and define `Name` in `patches`: `{op: add, path:"
            + " /Conditions/Name, value: !"
            + call.name()
            + " ...}`";
  }

  /** Whether the node is of this one kind; its content is checked separately. */
  private static boolean fits(Node node, ValueType type) {
    if (RawFunction.of(node).isPresent() || type == Primitive.JSON) {
      return true;
    }
    if (type instanceof ListOf) {
      return node instanceof ListNode;
    }
    if (type instanceof Limited limited) {
      return fits(node, limited.of());
    }
    if (type instanceof Primitive primitive) {
      return node instanceof ScalarNode scalar && reads(scalar.text(), primitive);
    }
    return node instanceof MapNode;
  }

  private static boolean reads(String text, Primitive type) {
    return switch (type) {
      case WHOLE -> text.matches("[-+]?(0|[1-9][0-9]*)");
      case NUMBER -> text.matches("[-+]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)([eE][-+]?[0-9]{1,9})?");
      case TRUTH -> text.equals("true") || text.equals("false");
      case TEXT, TIME, JSON -> true;
    };
  }

  /** Whether it is wrong wherever it stands: empty, or a function beside other keys. */
  static boolean isReported(Node node) {
    return (node instanceof ScalarNode scalar && scalar.isNull()) || RawFunction.isAmbiguous(node);
  }

  private void block(MapNode map, Block block, String owner, Span place) {
    Set<String> meant = new LinkedHashSet<>();
    boolean known = true;
    for (MapNode.Entry entry : map.entries()) {
      String name = entry.key().text();
      Optional<Property> property = block.property(name);
      if (property.isPresent()) {
        Optional<Diagnostic> family = AddressFamily.fault(entry, block.properties().keySet());
        family.ifPresentOrElse(
            diagnostics::report, () -> check(entry.value(), property.get().type(), name));
        if (!Absence.isCertain(entry.value())) {
          meant.add(name);
        }
      } else if (isCustom(owner)) {
        meant.add(name); // its program reads what it likes
      } else if (!RawFunction.isMacro(name)) {
        Set<String> names = block.properties().keySet();
        unknown(entry.key(), map, names, owner);
        Suggestion.nearest(name, names).ifPresent(meant::add);
        known = false;
      } else {
        return; // what it adds is not known here
      }
    }
    meant.addAll(around(map, block));
    required(map, meant, block, owner, place);
    if (known) {
      new BlockRuleChecker(map, owner, place, diagnostics).check(block.rules());
    }
  }

  /** Required properties that would hold one which is written beside them. */
  private static List<String> around(MapNode map, Block block) {
    List<String> around = new ArrayList<>();
    for (Property property : block.properties().values()) {
      if (property.required() && map.entry(property.name()).isEmpty()) {
        ValueType inner = property.type() instanceof ListOf list ? list.items() : property.type();
        if (inner instanceof Block below
            && Lists.any(
                map.entries(),
                entry ->
                    block.property(entry.key().text()).isEmpty()
                        && below.property(entry.key().text()).isPresent())) {
          around.add(property.name());
        }
      }
    }
    return around;
  }

  /** Whether the block has the properties of a custom resource, whose program reads any. */
  private static boolean isCustom(String owner) {
    return owner.equals(ResourceType.CUSTOM) || owner.startsWith("Custom::");
  }

  /** Reports an unknown property. */
  private void unknown(ScalarNode key, MapNode map, Collection<String> known, String owner) {
    String name = key.text();
    Diagnostic unknown =
        Diagnostic.of(Code.UNKNOWN_PROPERTY, "unknown property `" + name + "` in " + owner)
            .at(key.span());
    boolean beside = map.span().contains(key.span()) && !map.span().equals(key.span());
    Optional<String> twin = // not of a key in the path of a patch
        Suggestion.nearest(name, known).filter(near -> beside && map.entry(near).isPresent());
    boolean attribute =
        owner.equals(resourceType)
            && ResourceTypes.find(resourceType).filter(it -> it.hasAttribute(name)).isPresent();
    diagnostics.report(
        attribute
            ? unknown.note(
                "`"
                    + name
                    + "` is an attribute, not a property: it can be read, as with `!GetAtt`, but not set")
            : twin.isPresent()
                ? unknown.help(Suggestion.twin(name, twin.get()))
                : unknown.unknown(name, known, instead(name, map, known)));
  }

  private static String instead(String name, MapNode map, Collection<String> known) {
    List<String> unset = Lists.filter(known, one -> map.entry(one).isEmpty());
    List<String> opposite = Lists.filter(unset, one -> isOpposite(one, name));
    return unset.isEmpty()
        ? "remove `" + name + "`"
        : "write " + Suggestion.oneOf(opposite.isEmpty() ? unset : opposite);
  }

  /** Whether one is about the source of traffic, and the other the same about its destination. */
  private static boolean isOpposite(String one, String other) {
    return one.replace("Source", "Destination").equals(other)
        || other.replace("Source", "Destination").equals(one);
  }

  private void required(MapNode map, Set<String> written, Block block, String owner, Span place) {
    for (Property property : block.properties().values()) {
      String name = property.name();
      if (property.required() && !written.contains(name)) {
        Diagnostic missing =
            Diagnostic.of(Code.MISSING_PROPERTY, owner + " requires `" + name + "`");
        diagnostics.report(
            map.entry(name)
                .map(entry -> missing.at(entry.value().span().firstLine(), Absence.REMOVES))
                .orElseGet(() -> missing.at(place)));
      }
    }
  }

  private void wrong(Node node, ValueType type, String name) {
    ValueType plain = type instanceof Limited limited ? limited.of() : type;
    Diagnostic fault = wrongType(name, type, "not " + node.kind()).at(node.span());
    boolean yes = plain == Primitive.TRUTH && node instanceof ScalarNode;
    String lower = yes ? ((ScalarNode) node).text().toLowerCase(Locale.ROOT) : "";
    diagnostics.report(
        List.of("yes", "on").contains(lower)
            ? fault.help("write `" + name + ": true`")
            : List.of("no", "off").contains(lower)
                ? fault.help("write `" + name + ": false`")
                : plain == Primitive.WHOLE && node instanceof ScalarNode number
                    ? zeros(fault, number.text(), name)
                    : fault);
  }

  /** A number that YAML 1.1 reads as octal (YAML 1.1, "Integer Language-Independent Type"). */
  private static Diagnostic zeros(Diagnostic fault, String number, String name) {
    boolean zeros =
        number.length() > 1
            && number.length() <= MOST_DIGITS
            && number.startsWith("0")
            && Digits.only(number);
    return zeros
        ? fault
            .note("a number that begins with 0 is octal in YAML 1.1 and decimal in YAML 1.2")
            .help("write `" + name + ": " + Integer.parseInt(number) + "`")
        : fault;
  }

  private static Diagnostic wrongType(String name, ValueType type, String found) {
    return Diagnostic.of(Code.WRONG_TYPE, Reading.must(name, type.words()) + ", " + found);
  }
}
