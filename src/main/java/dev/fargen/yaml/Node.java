package dev.fargen.yaml;

import dev.fargen.diag.Span;
import java.util.List;
import java.util.Optional;

/** A value of the file with its place. */
public sealed interface Node permits MapNode, ListNode, ScalarNode {

  /** The place of the value; for a map or list, from the first key or item to the last. */
  Span span();

  /** The tag before the value, as in {@code !Ref}; tags of YAML itself are left out. */
  Optional<String> tag();

  /** The type or the text, for messages: {@code a map}, {@code a list}, {@code `8080`}. */
  String kind();

  /** The items of a list; of another value, itself. */
  default List<Node> items() {
    return List.of(this);
  }
}
