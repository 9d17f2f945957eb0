package dev.fargen.spec.form;

import dev.fargen.yaml.MapNode;
import dev.fargen.yaml.Node;
import java.util.Optional;
import java.util.function.Supplier;

/** A block with known keys, which are loaded for the first spec that has such a block. */
public record Block(Supplier<Shape> keys) implements Form<Section> {

  @Override
  public Optional<Section> read(Node node, Reading in) {
    return node instanceof MapNode map
        ? Optional.of(SectionReader.read(map, keys.get(), in))
        : in.wrongType(node, "a map");
  }

  @Override
  public String words() {
    return keys.get().title();
  }

  @Override
  public Optional<Shape> shape() {
    return Optional.of(keys.get());
  }
}
