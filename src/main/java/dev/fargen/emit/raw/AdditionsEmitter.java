package dev.fargen.emit.raw;

import dev.fargen.cfn.Output;
import dev.fargen.cfn.ParameterType;
import dev.fargen.cfn.Resource;
import dev.fargen.emit.draft.Draft;
import dev.fargen.spec.raw.RawValues;
import dev.fargen.workload.raw.Additions;
import dev.fargen.workload.raw.RawOutput;
import dev.fargen.workload.raw.RawResource;
import java.util.Optional;

/** Emits the raw CloudFormation that a spec adds, behind everything else. */
public final class AdditionsEmitter {

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
                    .forEach((name, value) -> resource.property(name, value)));
    draft.add(raw.id().span(), resource);
  }

  private void output(RawOutput raw) {
    draft.add(
        new Output(
            raw.id().value(),
            raw.description().orElse(""),
            RawValues.of(raw.value()),
            Optional.empty(),
            raw.exportName().map(RawValues::of)));
  }
}
