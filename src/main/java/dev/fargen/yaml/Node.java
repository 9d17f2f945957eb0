package dev.fargen.yaml;

import dev.fargen.diag.Span;
import java.util.Optional;

/** A value as it stands in the file, with its place. */
public sealed interface Node permits MapNode, ListNode, ScalarNode {

  /** Where the value stands; for a map or list, from its first key or item to its last. */
  Span span();

  /** The tag that was written before it, as in {@code !Ref}; those of YAML itself don't count. */
  Optional<String> tag();

  /** What it is, for messages: {@code a map}, {@code a list}, {@code text}. */
  String kind();
}
