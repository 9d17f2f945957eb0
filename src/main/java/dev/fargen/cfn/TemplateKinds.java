package dev.fargen.cfn;

import dev.fargen.cfn.Function.Gives;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * What the calls of a finished template stand for: a list parameter is a list, an attribute is what
 * its resource type says (CloudFormation template reference, "Ref" and "Fn::GetAtt").
 *
 * @param attributes what an attribute of a resource is, by the logical id and the attribute's name
 */
public record TemplateKinds(Document document, BiFunction<String, String, Gives> attributes)
    implements Kinds {

  @Override
  public Gives of(Intrinsic call) {
    Gives alone = Function.gives(call.name());
    if (alone != Gives.ANYTHING) {
      return alone;
    }
    return switch (call.name()) {
      case "Ref", "GetAtt" -> {
        List<Reference> references = References.ofCall(call);
        yield references.size() == 1 ? of(references.get(0)) : alone;
      }
      case "If" -> choice(call);
      case "FindInMap" -> found(call);
      case "Select" -> selected(call);
      default -> alone;
    };
  }

  /** What the reference stands for. */
  public Gives of(Reference reference) {
    if (reference.attribute().isPresent()) {
      return attributes.apply(reference.name(), reference.attribute().get());
    }
    if (reference.name().equals(Pseudo.NOTIFICATION_ARNS.id())) {
      return Gives.LIST;
    }
    if (reference.name().equals(Pseudo.NO_VALUE.id()) || reference.kind() != Reference.Kind.VALUE) {
      return Gives.ANYTHING;
    }
    return parameterType(reference.name()).map(TemplateKinds::isList).orElse(false)
        ? Gives.LIST
        : Gives.TEXT;
  }

  private Optional<String> parameterType(String id) {
    return document.section("Parameters").get(id) instanceof Mapping parameter
            && parameter.entries().get("Type") instanceof Scalar type
        ? Optional.of(type.asText())
        : Optional.empty();
  }

  /** Whether a parameter of the type is a list. */
  public static boolean isList(String type) {
    return type.startsWith("List<")
        || type.equals("CommaDelimitedList")
        || type.contains("<List<")
        || type.contains("<CommaDelimitedList>");
  }

  private Gives choice(Intrinsic call) {
    if (call.choice().isEmpty()) {
      return Gives.ANYTHING;
    }
    List<Value> arguments = ((Sequence) call.argument()).items();
    Gives one = of(arguments.get(1));
    Gives other = of(arguments.get(2));
    return one == other ? one : Gives.ANYTHING;
  }

  private Gives of(Value value) {
    if (value instanceof Intrinsic call) {
      return of(call);
    }
    return value instanceof Sequence
        ? Gives.LIST
        : value instanceof Scalar ? Gives.TEXT : Gives.ANYTHING;
  }

  private Gives found(Intrinsic call) {
    Value value = document.content().entries().getOrDefault("Mappings", Value.map());
    List<Value> arguments =
        call.argument() instanceof Sequence list ? list.items() : List.<Value>of();
    for (Value key : arguments) {
      Value next =
          key instanceof Scalar name && value instanceof Mapping map
              ? map.entries().get(name.asText())
              : null;
      if (next == null) {
        return Gives.ANYTHING;
      }
      value = next;
    }
    // A mapping has literal values; a call there could be this one again.
    return value instanceof Intrinsic ? Gives.ANYTHING : of(value);
  }

  private static Gives selected(Intrinsic call) {
    return call.argument() instanceof Sequence arguments
            && arguments.items().size() == 2
            && arguments.items().get(1) instanceof Intrinsic list
            && Function.gives(list.name()) == Gives.LIST
        ? Gives.TEXT
        : Gives.ANYTHING;
  }
}
