package dev.fargen.emit.raw;

import dev.fargen.cfn.Intrinsic;
import dev.fargen.cfn.Mapping;
import dev.fargen.cfn.Output;
import dev.fargen.cfn.ParameterType;
import dev.fargen.cfn.Reference;
import dev.fargen.cfn.References;
import dev.fargen.cfn.Resource;
import dev.fargen.cfn.Sequence;
import dev.fargen.cfn.Value;
import dev.fargen.emit.draft.Draft;
import dev.fargen.list.Lists;
import dev.fargen.params.Cause;
import dev.fargen.params.ItemsBy;
import dev.fargen.params.Silent;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.raw.RawValues;
import dev.fargen.workload.raw.Additions;
import dev.fargen.workload.raw.RawOutput;
import dev.fargen.workload.raw.RawResource;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Emits the raw CloudFormation of a spec, after everything else. */
public final class AdditionsEmitter {

  /** Keys that identify an item of a list, in order of preference. */
  private static final List<String> IDENTITIES =
      List.of(
          "Name",
          "Key",
          "Sid",
          "PolicyName",
          "ContainerName",
          "Id",
          "SourceVolume",
          "Field",
          "ContainerPath",
          "CapacityProvider");

  /** Properties whose names are left out of parameter and condition names. */
  private static final List<String> SILENT =
      List.of("ContainerDefinitions", "LinuxParameters", "Policies", "PolicyDocument", "Statement");

  private final Draft draft;

  public AdditionsEmitter(Draft draft) {
    this.draft = draft;
  }

  public void emit(Additions additions) {
    additions
        .parameters()
        .forEach(
            (name, list) ->
                draft.parameter(name, list ? ParameterType.TEXTS : ParameterType.STRING, ""));
    additions.resources().forEach(this::resource);
    Set<String> ids = new HashSet<>();
    additions.resources().forEach(raw -> ids.add(raw.id().value()));
    additions.outputs().forEach(raw -> output(raw, ids));
    if (!ids.isEmpty()) {
      new RawOrder(draft).settle(ids);
    }
  }

  private static Cause.Part cause(String resource) {
    return new Cause.Part(resource, "Creates the resource " + resource);
  }

  private void resource(RawResource raw) {
    Resource.Builder resource =
        Resource.of(raw.id().value(), raw.type().value())
            .comment("Copied from `resources` in the spec.");
    raw.dependsOn().forEach(need -> resource.dependsOn(need.value()));
    raw.attributes().forEach((name, node) -> resource.attribute(name, RawValues.of(node)));
    raw.properties()
        .ifPresent(
            map ->
                ((Mapping) RawValues.mapping(map).rewrite(AdditionsEmitter::noted))
                    .entries()
                    .forEach(resource::property));
    draft.of(cause(raw.id().value())).addAsWritten(raw.id().span(), resource.build());
  }

  /**
   * An output that some environments lack belongs to the resource that it names, if they lack that.
   */
  private void output(RawOutput raw, Set<String> resources) {
    String id = raw.id().value();
    Value value = RawValues.of(raw.value());
    Optional<String> named =
        Lists.first(
            Lists.map(References.of(value), Reference::name), name -> resources.contains(name));
    Cause.Part cause = new Cause.Part(id, "Adds the output " + id);
    draft
        .of(named.map(resource -> cause.within(cause(resource))).orElse(cause))
        .add(
            raw.id().span(),
            new Output(
                id,
                raw.description().orElse(""),
                value,
                raw.condition().map(Given::value),
                raw.exportName().map(RawValues::of)));
  }

  /** The value with notes about its parts, in case environments differ in them. */
  private static Value noted(Value value) {
    if (value instanceof Sequence list) {
      return new ItemsBy(IDENTITIES, list);
    }
    if (value instanceof Intrinsic call) { // whose arguments are no items
      return call.map(argument -> argument instanceof ItemsBy by ? by.value() : argument);
    }
    return value instanceof Mapping map ? silenced(map) : value;
  }

  private static Mapping silenced(Mapping map) {
    Mapping silenced = map;
    for (String key : SILENT) {
      silenced = silenced.with(key, Optional.ofNullable(map.entries().get(key)).map(Silent::new));
    }
    return silenced;
  }
}
