package dev.fargen.yaml;

import dev.fargen.diag.Span;

/** A value as it stands in the file, with its place. */
public sealed interface Node permits MapNode, ListNode, ScalarNode {

  /** Where the value stands; for a map or list, from its first key or item to its last. */
  Span span();

  /** What it is, for messages: {@code a map}, {@code a list}, {@code text}. */
  String kind();
}
