package dev.fargen.spec.form;

import dev.fargen.yaml.Node;
import java.util.Optional;

/**
 * The type of a key: what it may look like, and how it is read.
 *
 * @param reader gives the value, or reports why there is none
 */
public record Type<T>(Form form, Reader<T> reader) {

  /** Reads a node; what is wrong with it goes to the reading's diagnostics. */
  @FunctionalInterface
  public interface Reader<T> {
    Optional<T> read(Node node, Reading reading);
  }

  /** The value with its place, or nothing where it is not of this type; why has been reported. */
  Optional<Given<T>> read(Node node, Reading reading) {
    return reader
        .read(node, reading)
        .map(value -> new Given<>(value, node.span(), Reading.wholeParameter(node)));
  }
}
