package dev.fargen.check.template;

import dev.fargen.cfn.Mapping;
import dev.fargen.cfn.Scalar;
import dev.fargen.check.raw.Peers;
import dev.fargen.check.rule.FinishedTemplate;
import dev.fargen.yaml.MapNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The resources of a finished template, for the rules that compare several of them. */
record TemplatePeers(FinishedTemplate template, Places places) implements Peers {

  private static final String RESOURCES = "Resources";
  private static final String PROPERTIES = "Properties";

  @Override
  public Optional<Peer> find(String id) {
    if (!(template.document().section(RESOURCES).get(id) instanceof Mapping resource)
        || !(resource.entries().get("Type") instanceof Scalar type)) {
      return Optional.empty();
    }
    List<String> path = List.of(RESOURCES, id, PROPERTIES);
    MapNode properties =
        resource.entries().get(PROPERTIES) instanceof Mapping map
            ? (MapNode) places.tree(map, path)
            : new MapNode(Map.of(), places.of(path));
    return Optional.of(new Peer(type.asText(), properties));
  }

  @Override
  public List<Peer> all(String type) {
    List<Peer> peers = new ArrayList<>();
    template
        .document()
        .section(RESOURCES)
        .forEach(
            (id, value) -> {
              if (value instanceof Mapping resource
                  && resource.entries().get("Type") instanceof Scalar is
                  && is.asText().equals(type)) {
                find(id).ifPresent(peers::add);
              }
            });
    return peers;
  }
}
