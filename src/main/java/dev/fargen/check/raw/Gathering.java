package dev.fargen.check.raw;

import dev.fargen.check.raw.Peers.Peer;
import dev.fargen.diag.Span;
import dev.fargen.list.Lists;
import dev.fargen.spec.raw.RawFunction;
import dev.fargen.yaml.MapNode;
import dev.fargen.yaml.MapNode.Entry;
import dev.fargen.yaml.Node;
import dev.fargen.yaml.ScalarNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Collects properties of a resource and of those that it refers to in one map, so that a schema can
 * compare them: the keyword {@code cfnGather} of cfn-lint.
 */
final class Gathering {

  /** A collection, and the place of the first reference that it follows. */
  record Gathered(MapNode values, Optional<Span> reference) {}

  private final MapNode own;
  private final String type;
  private final Span owner;
  private final Peers peers;

  Gathering(MapNode own, String type, Span owner, Peers peers) {
    this.own = own;
    this.type = type;
    this.owner = owner;
    this.peers = peers;
  }

  /** What the schema asks for: a collection for each resource that is referred to. */
  List<Gathered> of(MapNode gather) {
    if (peers.equals(Peers.NONE) && Lists.any(gather.entries(), one -> refers(one.value()))) {
      return List.of(); // the resources that it refers to are not known yet
    }
    List<Gathered> all =
        new ArrayList<>(List.of(new Gathered(new MapNode(Map.of(), owner), Optional.empty())));
    for (Entry part : gather.entries()) {
      List<Gathered> next = new ArrayList<>();
      List<Gathered> parts = part(part.key().text(), part.value());
      for (Gathered before : all) {
        if (parts.isEmpty()) {
          next.add(before);
        }
        for (Gathered more : parts) {
          next.add(
              new Gathered(
                  before.values().overlaidWith(more.values()),
                  before.reference().or(more::reference)));
        }
      }
      all = next;
    }
    return all;
  }

  private List<Gathered> part(String name, Node asked) {
    Node properties = SchemaChecker.child(asked, "properties").orElseThrow();
    Optional<Node> reference = SchemaChecker.child(asked, "reference");
    if (reference.isEmpty()) {
      MapNode values = values((MapNode) properties, own, type, owner);
      return List.of(new Gathered(map(name, values, owner), Optional.empty()));
    }
    Optional<String> wanted =
        SchemaChecker.child(asked, "filter")
            .flatMap(filter -> SchemaChecker.child(filter, "type"))
            .map(one -> ((ScalarNode) one).text());
    List<Gathered> found = new ArrayList<>();
    for (Node value : new Pointer(own).at(text(asked, "reference"))) {
      Span place = value.span().firstLine();
      RawFunction.of(value)
          .flatMap(Gathering::id)
          .filter(id -> isWhole(id, asked))
          .flatMap(peers::find)
          .filter(peer -> wanted.isEmpty() || wanted.get().equals(peer.type()))
          .ifPresent(
              peer -> {
                MapNode values =
                    values((MapNode) properties, peer.properties(), peer.type(), place);
                found.add(new Gathered(map(name, values, place), Optional.of(place)));
              });
    }
    return found;
  }

  /** Whether the property that is asked for refers to a resource, or to a parameter. */
  private boolean refers(Node asked) {
    return SchemaChecker.child(asked, "reference").isPresent()
        && Lists.any(
            new Pointer(own).at(text(asked, "reference")),
            value -> RawFunction.of(value).flatMap(Gathering::id).isPresent());
  }

  /** The logical id of the resource that the call refers to. */
  private static Optional<String> id(RawFunction call) {
    return Optional.of(call)
        .filter(one -> List.of("Ref", "GetAtt").contains(one.name()))
        .flatMap(one -> Lists.first(one.arguments()))
        .filter(ScalarNode.class::isInstance)
        .map(
            first -> {
              String text = ((ScalarNode) first).text();
              int dot = text.indexOf('.');
              return dot < 0 ? text : text.substring(0, dot);
            });
  }

  /** The resource that the call refers to. */
  static Optional<Peer> peer(RawFunction call, Peers peers) {
    return id(call).flatMap(peers::find);
  }

  /** Whether no resource of a type that the schema names adds to the one with the id. */
  private boolean isWhole(String id, Node asked) {
    Optional<Node> more = SchemaChecker.child(asked, "unless");
    return more.isEmpty()
        || !Lists.any(
            peers.all(text(more.get(), "type")),
            peer ->
                Lists.any(
                    new Pointer(peer.properties()).at(text(more.get(), "reference")),
                    value ->
                        RawFunction.of(value)
                            .flatMap(Gathering::id)
                            .filter(id::equals)
                            .isPresent()));
  }

  private static String text(Node schema, String word) {
    return ((ScalarNode) SchemaChecker.child(schema, word).orElseThrow()).text();
  }

  private static MapNode map(String name, Node value, Span span) {
    return new MapNode(Map.of(name, entry(name, value, span)), span);
  }

  private static Entry entry(String name, Node value, Span span) {
    return new Entry(new ScalarNode(name, true, span), value);
  }

  private static MapNode values(MapNode asked, MapNode from, String type, Span span) {
    Map<String, Entry> values = new LinkedHashMap<>();
    for (Entry property : asked.entries()) {
      String name = property.key().text();
      String path =
          property.value() instanceof ScalarNode text
              ? text.text()
              : ((ScalarNode) SchemaChecker.child(property.value(), "path").orElseThrow()).text();
      List<Node> found = path.equals("$type") ? List.of() : new Pointer(from).at(path);
      if (path.equals("$type")) {
        values.put(name, entry(name, new ScalarNode(type, true, span), span));
      } else if (!found.isEmpty()) {
        values.put(name, entry(name, found.get(0), found.get(0).span().firstLine()));
      } else {
        SchemaChecker.child(property.value(), "default")
            .map(ScalarNode.class::cast)
            .ifPresent(
                one ->
                    values.put(
                        name, entry(name, new ScalarNode(one.text(), one.plain(), span), span)));
      }
    }
    return new MapNode(values, span);
  }
}
