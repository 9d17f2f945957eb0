package dev.fargen.workload.raw;

import dev.fargen.spec.SpecEnvironment;
import dev.fargen.spec.StackKeys;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Key;
import dev.fargen.spec.form.Named;
import dev.fargen.spec.form.Section;
import dev.fargen.spec.raw.RawKeys;
import dev.fargen.yaml.ListNode;
import dev.fargen.yaml.MapNode;
import dev.fargen.yaml.Node;
import dev.fargen.yaml.ScalarNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Takes raw CloudFormation out of a spec, as it stands there. */
public final class AdditionsResolver {

  private AdditionsResolver() {}

  public static Additions resolve(SpecEnvironment environment) {
    List<RawResource> resources = new ArrayList<>();
    environment
        .stack()
        .named(StackKeys.RESOURCES)
        .forEach((id, entry) -> resource(id, entry).ifPresent(resources::add));
    List<RawOutput> outputs = new ArrayList<>();
    environment
        .stack()
        .named(StackKeys.OUTPUTS)
        .forEach((id, entry) -> output(id, entry).ifPresent(outputs::add));
    Map<String, Boolean> parameters = new LinkedHashMap<>();
    for (String name : environment.scope().uses().mentioned()) {
      Optional<Node> value = environment.scope().valueOf(name);
      parameters.put(name, value.isPresent() && value.get() instanceof ListNode);
    }
    return new Additions(resources, outputs, parameters);
  }

  public static List<Patch> patches(List<Given<Section>> sections) {
    List<Patch> patches = new ArrayList<>();
    for (Given<Section> given : sections) {
      Section patch = given.value();
      Optional<Given<String>> operation = patch.get(RawKeys.Patch.OP);
      Optional<Given<Node>> path = patch.get(RawKeys.Patch.PATH);
      if (operation.isPresent() && path.isPresent()) {
        patches.add(
            new Patch(
                operation.get().value(),
                (ScalarNode) path.get().value(),
                patch.get(RawKeys.Patch.VALUE).map(Given::value),
                given.span()));
      }
    }
    return patches;
  }

  private static Optional<RawResource> resource(String id, Named.Entry<Section> entry) {
    Section keys = entry.value().value();
    Map<String, Node> attributes = new LinkedHashMap<>();
    for (Key<String> key :
        List.of(
            RawKeys.Resource.CONDITION,
            RawKeys.Resource.DELETION_POLICY,
            RawKeys.Resource.UPDATE_REPLACE_POLICY)) {
      keys.get(key)
          .ifPresent(
              given ->
                  attributes.put(key.name(), new ScalarNode(given.value(), true, given.span())));
    }
    for (Key<Node> key :
        List.of(
            RawKeys.Resource.CREATION_POLICY,
            RawKeys.Resource.UPDATE_POLICY,
            RawKeys.Resource.METADATA)) {
      keys.get(key).ifPresent(given -> attributes.put(key.name(), given.value()));
    }
    return keys.get(RawKeys.Resource.TYPE)
        .map(
            type ->
                new RawResource(
                    Given.of(id, entry.key()),
                    type,
                    keys.list(RawKeys.Resource.DEPENDS_ON),
                    attributes,
                    keys.get(RawKeys.Resource.PROPERTIES).map(given -> (MapNode) given.value())));
  }

  private static Optional<RawOutput> output(String id, Named.Entry<Section> entry) {
    Section keys = entry.value().value();
    return keys.get(RawKeys.Output.VALUE)
        .map(
            value ->
                new RawOutput(
                    Given.of(id, entry.key()),
                    keys.get(RawKeys.Output.CONDITION),
                    keys.get(RawKeys.Output.DESCRIPTION).map(Given::value),
                    value.value(),
                    keys.section(RawKeys.Output.EXPORT)
                        .get(RawKeys.Export.NAME)
                        .map(Given::value)));
  }
}
