package dev.fargen.yaml;

import dev.fargen.list.Lists;
import java.util.List;
import java.util.Optional;

/** What SnakeYAML's messages mean to someone who wrote a spec. */
record SyntaxFault(String message, String context, Optional<String> help) {

  /** A message as SnakeYAML has it, and what we say; the first that is found counts. */
  private record Words(String context, String problem, String message, String label, String help) {}

  private static final List<Words> KNOWN =
      List.of(
          new Words("", "\\t", "a tab can't indent", "in here", "indent with spaces, not tabs"),
          new Words(
              "",
              "mapping values are not allowed",
              "no key can stand before this colon",
              "in here",
              "put quotes around a text with `: ` in it, or check the indentation"),
          new Words(
              "",
              "expected <block end>",
              "the indentation fits nothing above it",
              "begins here",
              "indent this line like the lines beside it"),
          new Words(
              "quoted scalar",
              "",
              "the quote is never closed",
              "opened here",
              "close it on the line where it begins"),
          new Words(
              "flow sequence", "", "the list is not closed", "opened here", "write `]` at its end"),
          new Words(
              "flow mapping", "", "the map is not closed", "opened here", "write `}` at its end"),
          new Words(
              "", "undefined alias", "there is no such anchor", "in here", "write `&name` first"),
          new Words("an anchor", "", "an anchor has no name", "begins here", "write `&name`"),
          new Words("an alias", "", "an alias has no name", "begins here", "write `*name`"),
          new Words(
              "simple key",
              "",
              "there is no colon behind this key",
              "begins here",
              "write `key: value`"),
          new Words(
              "",
              "cannot start any token",
              "no text can begin with this character",
              "in here",
              "put quotes around it"));

  static SyntaxFault of(String context, String problem) {
    return Lists.first(
            KNOWN, words -> context.contains(words.context()) && problem.contains(words.problem()))
        .map(w -> new SyntaxFault(w.message(), w.label(), Optional.of(w.help())))
        .orElseGet(() -> new SyntaxFault(problem, "in here", Optional.empty()));
  }
}
