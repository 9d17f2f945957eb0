package dev.fargen.emit.raw;

import dev.fargen.cfn.Intrinsic;
import dev.fargen.cfn.Mapping;
import dev.fargen.cfn.Output;
import dev.fargen.cfn.ParameterType;
import dev.fargen.cfn.Resource;
import dev.fargen.cfn.Sequence;
import dev.fargen.cfn.Value;
import dev.fargen.emit.draft.Draft;
import dev.fargen.params.ItemsBy;
import dev.fargen.params.Silent;
import dev.fargen.spec.raw.RawValues;
import dev.fargen.workload.raw.Additions;
import dev.fargen.workload.raw.RawOutput;
import dev.fargen.workload.raw.RawResource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Emits the raw CloudFormation that a spec adds, behind everything else. */
public final class AdditionsEmitter {

  /** What identifies a list's item in CloudFormation's types, whichever it has first. */
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

  /** Properties whose names tell a reader nothing. */
  private static final Set<String> SILENT =
      Set.of("ContainerDefinitions", "LinuxParameters", "Policies", "PolicyDocument", "Statement");

  private final Draft draft;

  public AdditionsEmitter(Draft draft) {
    this.draft = draft;
  }

  public void emit(Additions additions) {
    additions
        .parameters()
        .forEach(
            (name, list) ->
                draft.parameter(name, list ? ParameterType.TEXTS : ParameterType.STRING, name));
    additions.resources().forEach(this::resource);
    additions.outputs().forEach(this::output);
  }

  private void resource(RawResource raw) {
    Resource.Builder resource =
        Resource.of(raw.id().value(), raw.type().value())
            .comment("As it stands under `resources` in the spec.");
    raw.dependsOn().forEach(need -> resource.dependsOn(need.value()));
    raw.attributes().forEach((name, node) -> resource.attribute(name, RawValues.of(node)));
    raw.properties()
        .ifPresent(
            map ->
                RawValues.mapping(map)
                    .entries()
                    .forEach((name, value) -> resource.property(name, noted(name, value))));
    draft.add(raw.id().span(), resource);
  }

  private void output(RawOutput raw) {
    draft.add(
        raw.id().span(),
        new Output(
            raw.id().value(),
            raw.description().orElse(""),
            RawValues.of(raw.value()),
            Optional.empty(),
            raw.exportName().map(RawValues::of)));
  }

  /** The value with what the names of its parts are made of, where environments differ in it. */
  private static Value noted(String key, Value value) {
    return SILENT.contains(key) ? new Silent(noted(value)) : noted(value);
  }

  private static Value noted(Value value) {
    if (value instanceof Mapping map) {
      Mapping noted = Value.map();
      for (Map.Entry<String, Value> entry : map.entries().entrySet()) {
        noted = noted.with(entry.getKey(), noted(entry.getKey(), entry.getValue()));
      }
      return noted;
    }
    if (value instanceof Intrinsic call) {
      return call.map(argument -> argument.map(AdditionsEmitter::noted));
    }
    Value noted = value.map(AdditionsEmitter::noted);
    return noted instanceof Sequence list ? new ItemsBy(IDENTITIES, list) : noted;
  }
}
