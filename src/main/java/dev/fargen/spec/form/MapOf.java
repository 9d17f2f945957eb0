package dev.fargen.spec.form;

import dev.fargen.yaml.MapNode;
import dev.fargen.yaml.Node;
import dev.fargen.yaml.ScalarNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A map whose names the user chooses. */
public record MapOf<T>(String words, Name names, Form<T> values) implements Form<Named<T>> {

  /** Stands for a name that the user chooses, in the path of a key. */
  public static final String NAME = "<name>";

  @Override
  public Optional<Named<T>> read(Node node, Reading in) {
    if (!(node instanceof MapNode map)) {
      return in.wrongType(node, "a map");
    }
    Map<String, Named.Entry<T>> entries = new LinkedHashMap<>();
    for (MapNode.Entry entry : map.entries()) {
      String name = entry.key().text();
      if (names.accepts(entry.key(), in)) {
        Optional<Given<T>> value = values.given(blockOrEmpty(entry), in.of(name));
        if (value.isEmpty() && in.repairs() && values.shape().isPresent()) {
          Key<?> first = values.shape().get().keys().get(0);
          value = values.given(first.exampleMap(entry.value().span()), in.of(name));
        } else if (value.isEmpty() && in.repairs()) {
          value = values.given(new ScalarNode("x", true, entry.value().span()), in.of(name));
        }
        if (value.isPresent()) {
          entries.put(name, new Named.Entry<>(entry.key().span(), value.get()));
        }
      }
    }
    return Optional.of(new Named<>(entries));
  }

  /** {@code data:} without a value is the same as an empty map. */
  private Node blockOrEmpty(MapNode.Entry entry) {
    boolean empty = entry.value() instanceof ScalarNode scalar && scalar.isNull();
    return empty && values.shape().isPresent()
        ? new MapNode(Map.of(), entry.key().span())
        : entry.value();
  }

  @Override
  public List<Part> parts() {
    return List.of(new Part("." + NAME, values));
  }
}
