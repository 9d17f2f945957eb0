package dev.fargen.cfn;

import dev.fargen.cfn.Reference.Kind;
import dev.fargen.cfn.Reference.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds all that a value, or a whole template, mentions of the template. */
public final class References {

  private static final String CONDITION = "Condition";
  private static final String OPENING = "${";

  private final List<Reference> found = new ArrayList<>();

  private References() {}

  /** What the value mentions, in the order in which it is written. */
  public static List<Reference> of(Value value) {
    References references = new References();
    references.inside(value, Path.START);
    return references.found;
  }

  /** What a call mentions itself, without what is mentioned in its arguments. */
  public static List<Reference> ofCall(Intrinsic call) {
    References references = new References();
    references.call(call, Path.START);
    return references.found;
  }

  /**
   * What the conditions, resources and outputs of a template mention, {@code DependsOn} and {@code
   * Condition} included.
   */
  public static List<Reference> of(Document document) {
    References references = new References();
    for (String section : new String[] {"Conditions", "Resources", "Outputs"}) {
      for (Map.Entry<String, Value> entry : document.section(section).entrySet()) {
        Path path = Path.START.then(section).then(entry.getKey());
        if (entry.getValue() instanceof Mapping declaration) {
          references.declaration(declaration, path);
        }
        references.inside(entry.getValue(), path);
      }
    }
    return references.found;
  }

  private void declaration(Mapping declaration, Path path) {
    condition(declaration, path);
    Value needs = declaration.entries().getOrDefault("DependsOn", Value.list());
    Path there = path.then("DependsOn");
    name(needs, Kind.RESOURCE, there);
    if (needs instanceof Sequence list) {
      for (int i = 0; i < list.items().size(); i++) {
        name(list.items().get(i), Kind.RESOURCE, there.item(i));
      }
    }
  }

  private void inside(Value value, Path start) {
    value.walk(
        start,
        (at, path) -> {
          if (at instanceof Intrinsic call) {
            call(call, path);
          }
        });
  }

  private void call(Intrinsic call, Path path) {
    Path inside = path.into(call);
    Value argument = call.argument();
    List<Value> arguments =
        argument instanceof Sequence list ? list.items() : List.of(call.argument());
    Path first = argument instanceof Sequence ? inside.item(0) : inside;
    switch (call.name()) {
      case "Ref" -> name(argument, Kind.VALUE, inside);
      case CONDITION -> name(argument, Kind.CONDITION, inside);
      case "GetAtt" -> attribute(arguments, inside);
      case "Sub" -> sub(arguments, first);
      case "If" -> first(arguments, Kind.CONDITION, first);
      case "FindInMap" -> first(arguments, Kind.MAPPING, first);
      case "And", "Or", "Not" -> {
        for (int i = 0; i < arguments.size(); i++) {
          if (arguments.get(i) instanceof Mapping map && map.entries().size() == 1) {
            condition(map, inside.item(i));
          }
        }
      }
      default -> {}
    }
  }

  private void name(Value value, Kind kind, Path path) {
    if (value instanceof Scalar name) {
      found.add(new Reference(kind, name.asText(), Optional.empty(), path, Optional.empty()));
    }
  }

  private void first(List<Value> arguments, Kind kind, Path path) {
    if (!arguments.isEmpty()) {
      name(arguments.get(0), kind, path);
    }
  }

  /** <code>Condition: name</code>, of whatever has one. */
  private void condition(Mapping map, Path path) {
    Value name = map.entries().getOrDefault(CONDITION, map);
    name(name, Kind.CONDITION, path.then(CONDITION));
  }

  /** {@code Queue.Arn}, or a list of the two, of which the second may be a call. */
  private void attribute(List<Value> arguments, Path path) {
    if (arguments.size() == 2 && arguments.get(0) instanceof Scalar id) {
      Optional<String> attribute =
          arguments.get(1) instanceof Scalar text ? Optional.of(text.asText()) : Optional.empty();
      found.add(new Reference(Kind.RESOURCE, id.asText(), attribute, path, Optional.empty()));
    } else if (!arguments.isEmpty() && arguments.get(0) instanceof Scalar text) {
      dotted(text.asText(), path, Optional.empty());
    }
  }

  private void dotted(String name, Path path, Optional<Part> part) {
    int dot = name.indexOf('.');
    found.add(
        dot < 0
            ? new Reference(Kind.VALUE, name, Optional.empty(), path, part)
            : new Reference(
                Kind.RESOURCE,
                name.substring(0, dot),
                Optional.of(name.substring(dot + 1)),
                path,
                part));
  }

  /** What <code>${}</code> names, but for the call's own variables, and <code>${!</code>. */
  private void sub(List<Value> arguments, Path path) {
    if (arguments.isEmpty() || !(arguments.get(0) instanceof Scalar scalar)) {
      return;
    }
    Set<String> own =
        arguments.size() == 2 && arguments.get(1) instanceof Mapping variables
            ? variables.entries().keySet()
            : Set.of();
    String text = scalar.asText();
    int end = 0;
    for (int start = text.indexOf(OPENING); start >= 0; start = text.indexOf(OPENING, end)) {
      end = text.indexOf('}', start) + 1;
      if (end == 0) {
        return;
      }
      String name = text.substring(start + OPENING.length(), end - 1).strip();
      if (!name.isEmpty() && !name.startsWith("!") && !own.contains(name)) {
        Part part = new Part(text.codePointCount(0, start), text.codePointCount(start, end));
        dotted(name, path, Optional.of(part));
      }
    }
  }
}
