package dev.fargen.check.raw;

import dev.fargen.yaml.MapNode;
import java.util.List;
import java.util.Optional;

/** The other resources of a template. */
public interface Peers {

  /** No other resource is known. */
  Peers NONE = id -> Optional.empty();

  /** A resource of the template. */
  record Peer(String type, MapNode properties) {}

  /** The resource with this logical id. */
  Optional<Peer> find(String id);

  /** The resources of this type. */
  default List<Peer> all(String type) {
    return List.of();
  }
}
