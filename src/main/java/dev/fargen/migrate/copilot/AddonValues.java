package dev.fargen.migrate.copilot;

import dev.fargen.cfn.Intrinsic;
import dev.fargen.cfn.Mapping;
import dev.fargen.cfn.Scalar;
import dev.fargen.cfn.Sequence;
import dev.fargen.cfn.Value;
import dev.fargen.migrate.LegalName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Values of an addon template as they hold in one environment of a spec: parameters, mappings and
 * conditions have become values, and what Copilot's stacks export has become a reference.
 */
final class AddonValues {

  /** The parameter of a spec with the name of the environment. */
  static final String ENVIRONMENT = "EnvironmentName";

  static final Value NAME_OF_ENVIRONMENT = new Intrinsic("Ref", Value.text(ENVIRONMENT));

  private static final int DEEPEST = 20;

  private final Addons addons;
  private final AddonTemplate template;
  private final Optional<String> environment;
  private final int depth;

  AddonValues(Addons addons, AddonTemplate template, Optional<String> environment, int depth) {
    this.addons = addons;
    this.template = template;
    this.environment = environment;
    this.depth = depth;
  }

  Value of(Value value) {
    return value.rewrite(this::one).rewrite(AddonValues::present);
  }

  /** Without what is not there: {@code AWS::NoValue}. */
  private static Value present(Value value) {
    if (value instanceof Mapping map) {
      Map<String, Value> kept = new LinkedHashMap<>(map.entries());
      kept.values().removeIf(Intrinsic.NO_VALUE::equals);
      return kept.size() == map.entries().size() ? map : new Mapping(kept);
    }
    if (value instanceof Sequence list && list.items().contains(Intrinsic.NO_VALUE)) {
      List<Value> kept = new ArrayList<>(list.items());
      kept.removeIf(Intrinsic.NO_VALUE::equals);
      return Value.list(kept);
    }
    return value;
  }

  /** The same for a value of the stack around the addons. */
  Value ofStack(Value value) {
    return value.rewrite(new Outer()::one).rewrite(AddonValues::present);
  }

  private Value one(Value value) {
    if (!(value instanceof Intrinsic call)) {
      return value;
    }
    return switch (call.name()) {
      case "Ref" -> text(call.argument()).flatMap(this::named).orElse(call);
      case "GetAtt" -> text(call.argument()).flatMap(this::attribute).orElse(call);
      case "Sub" -> sub(call);
      case "FindInMap" -> found(call);
      case "If" -> chosen(call);
      case "ImportValue" -> imported(call);
      case "Split" -> AddonLists.split(call);
      case "Select" -> AddonLists.select(call);
      case "Join" -> AddonLists.join(call);
      default -> call;
    };
  }

  static Optional<String> text(Value value) {
    return value instanceof Scalar scalar ? Optional.of(scalar.asText()) : Optional.empty();
  }

  static List<Value> arguments(Intrinsic call) {
    return call.argument() instanceof Sequence list ? list.items() : List.of(call.argument());
  }

  /** What {@code !Ref} returns. */
  private Optional<Value> named(String name) {
    if (template.parameters().containsKey(name)) {
      return Optional.of(parameter(name));
    }
    return Optional.ofNullable(template.ids().get(name)).map(EnvironmentStack::reference);
  }

  private Optional<Value> attribute(String name) {
    int dot = name.indexOf('.');
    String id = dot < 0 ? name : name.substring(0, dot);
    return Optional.ofNullable(template.ids().get(id))
        .map(mine -> EnvironmentStack.reference(mine + name.substring(id.length())));
  }

  private Value parameter(String name) {
    Application application = addons.application();
    boolean given = template.values().containsKey(name);
    if (!given && name.equals("App")) {
      return Value.text(application.name());
    }
    if (!given && name.equals("Env")) {
      return NAME_OF_ENVIRONMENT;
    }
    if (!given && name.equals("Name") && template.workload().isPresent()) {
      return Value.text(template.workload().get().name());
    }
    Optional<AddonTemplate.Place> declaration =
        Optional.ofNullable(template.parameters().get(name));
    String type = declaration.flatMap(place -> place.text("Type")).orElse("String");
    boolean list = type.contains("List");
    Optional<AddonTemplate.Place> outer = Optional.ofNullable(template.values().get(name));
    if (outer.isPresent() && depth < DEEPEST) {
      Value value = AddonTemplate.value(outer.get().node()).rewrite(new Outer()::one);
      return list ? listed(value) : value;
    }
    Optional<String> preset = declaration.flatMap(place -> place.text("Default"));
    if (preset.isPresent()) {
      Value value =
          type.equals("Number") && preset.get().matches("[0-9]{1,9}")
              ? Value.number(Long.parseLong(preset.get()))
              : Value.text(preset.get());
      return list ? listed(value) : value;
    }
    String own = LegalName.parameter(name);
    application.parameters().uses(own, "", type.equals("Number") ? "1" : Texts.UNKNOWN);
    return EnvironmentStack.reference(own);
  }

  private static Value listed(Value value) {
    return value instanceof Scalar scalar
        ? Value.texts(scalar.asText().split("\\s*,\\s*"))
        : AddonLists.split(new Intrinsic("Split", Value.list(Value.text(","), value)));
  }

  /** Values of {@code addons.parameters.yml}, which refer to the stack around the addons. */
  private final class Outer {

    Value one(Value value) {
      if (value instanceof Intrinsic call
          && (call.name().equals("Ref") || call.name().equals("GetAtt"))) {
        return text(call.argument()).flatMap(this::named).orElse(call);
      }
      if (value instanceof Intrinsic call && call.name().equals("Sub")) {
        return sub(call);
      }
      return AddonValues.this.one(value);
    }

    private Value sub(Intrinsic call) {
      if (call.argument() instanceof Scalar scalar) {
        String text = scalar.asText();
        text = text.replace("${AppName}", addons.application().name());
        text = text.replace("${EnvName}", "${" + ENVIRONMENT + "}");
        if (template.workload().isPresent()) {
          text = text.replace("${WorkloadName}", template.workload().get().name());
        }
        return Intrinsic.sub(text);
      }
      return AddonValues.this.sub(call);
    }

    private Optional<Value> named(String name) {
      if (name.equals("AppName")) {
        return Optional.of(Value.text(addons.application().name()));
      }
      if (name.equals("EnvName") || name.equals(ENVIRONMENT)) {
        return Optional.of(NAME_OF_ENVIRONMENT);
      }
      Optional<Manifest> workload = template.workload();
      if (workload.isEmpty()) {
        return addons.stack().value(name, environment);
      }
      if (name.equals("WorkloadName")) {
        return Optional.of(Value.text(workload.get().name()));
      }
      int dot = name.indexOf('.');
      String id = dot < 0 ? name : name.substring(0, dot);
      return new WorkloadStack(addons.spec(), workload.get())
          .id(id)
          .map(own -> EnvironmentStack.reference(own + name.substring(id.length())));
    }
  }

  private Value found(Intrinsic call) {
    List<Value> keys = arguments(call);
    if (keys.size() < 3) {
      return call;
    }
    Optional<String> mapping = literal(keys.get(0));
    Optional<String> second = literal(keys.get(2));
    if (mapping.isEmpty() || second.isEmpty()) {
      return addons.unknown(template, mapping, call);
    }
    Optional<Value> value =
        literal(keys.get(1)).flatMap(first -> template.mapped(mapping.get(), first, second.get()));
    if (value.isEmpty() && !keys.get(1).equals(NAME_OF_ENVIRONMENT)) {
      addons.unknown(template, mapping, call);
    }
    return value.or(() -> template.first(mapping.get(), second.get())).orElse(call);
  }

  private Value chosen(Intrinsic call) {
    List<Value> parts = arguments(call);
    if (parts.size() != 3) {
      return call;
    }
    boolean holds = text(parts.get(0)).map(this::holds).orElse(true);
    return parts.get(holds ? 1 : 2);
  }

  /** Whether a condition holds; one that nothing is known of does. */
  boolean holds(String condition) {
    AddonTemplate.Place place = template.conditions().get(condition);
    return place == null
        || depth > DEEPEST
        || new AddonConditions(addons, new AddonValues(addons, template, environment, depth + 1))
            .holds(place);
  }

  /** The text with the name of the environment in it; empty where it is not known here. */
  Optional<String> literal(Value value) {
    if (value instanceof Scalar scalar) {
      return Optional.of(scalar.asText());
    }
    if (value.equals(NAME_OF_ENVIRONMENT)) {
      return environment;
    }
    if (value instanceof Intrinsic call
        && call.name().equals("Sub")
        && call.argument() instanceof Scalar text
        && environment.isPresent()) {
      String whole = text.asText().replace("${" + ENVIRONMENT + "}", environment.get());
      return whole.contains("${") ? Optional.empty() : Optional.of(whole);
    }
    return Optional.empty();
  }

  /** The value of an export of this application; the function where it is another's. */
  private Value imported(Intrinsic call) {
    Optional<String> name = literal(call.argument());
    if (name.isEmpty()
        && call.argument() instanceof Intrinsic sub
        && sub.argument() instanceof Scalar text) {
      name = Optional.of(text.asText());
    }
    return name.flatMap(whole -> addons.export(whole, environment, depth)).orElse(call);
  }

  private Value sub(Intrinsic call) {
    List<Value> parts = arguments(call);
    if (!(parts.get(0) instanceof Scalar whole)) {
      return call;
    }
    Map<String, Value> own =
        parts.size() > 1 && parts.get(1) instanceof Mapping map ? map.entries() : Map.of();
    Map<String, Value> kept = new LinkedHashMap<>();
    StringBuilder out = new StringBuilder();
    String text = whole.asText();
    int from = 0;
    for (int at = text.indexOf("${"); at >= 0; at = text.indexOf("${", from)) {
      int end = text.indexOf('}', at);
      if (end < 0) {
        break;
      }
      String name = text.substring(at + 2, end).strip();
      out.append(text, from, at);
      from = end + 1;
      Value value =
          name.startsWith("!")
              ? call
              : own.containsKey(name)
                  ? own.get(name)
                  : (name.contains(".") ? attribute(name) : named(name))
                      .orElse(EnvironmentStack.reference(name));
      Optional<String> part =
          value == call ? Optional.of("${" + name + "}") : AddonLists.inSub(value);
      if (part.isEmpty()) {
        kept.put(name, value);
      }
      out.append(part.orElse("${" + name + "}"));
    }
    out.append(text.substring(from));
    return kept.isEmpty()
        ? Intrinsic.sub(out.toString())
        : new Intrinsic("Sub", Value.list(Value.text(out.toString()), new Mapping(kept)));
  }
}
