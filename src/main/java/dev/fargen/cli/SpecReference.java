package dev.fargen.cli;

import dev.fargen.spec.form.Key;
import dev.fargen.spec.form.Shape;
import dev.fargen.workload.permissions.Access;
import java.util.List;

/**
 * The spec reference as Markdown, made from the definitions that the reader itself uses: a key that
 * is not in it can't be written, and one that is can.
 */
final class SpecReference {

  private static final String INTRODUCTION =
      """
      # The spec

      Every key that a spec may have. This page is made from the definitions that fargen reads specs
      with, so no key is missing and none is stale.

      Durations are a number and a unit: `30s`, `5m`, `12h`, `4d`. In texts, `${Name}` is a template
      parameter, declared by being named; `${AWS::Region}` and the like are pseudo parameters;
      `${databases.shop.host}` is a thing of the spec; `$${` stands for the characters themselves.
      An environment may write any key of the spec again: maps merge, lists and scalars replace, and
      an empty value takes the key away. Top-level keys that begin with `x-` are yours, for anchors.
      """;

  private final StringBuilder out = new StringBuilder(INTRODUCTION);

  private SpecReference() {}

  /** The whole page. */
  static String print() {
    SpecReference reference = new SpecReference();
    KeyPlace.blocks().forEach(reference::block);
    reference.permissions();
    return reference.out.toString();
  }

  private void block(Shape shape, String path) {
    out.append("\n## ").append(path.isEmpty() ? "At the top" : "`" + path + "`").append("\n\n");
    out.append("| key | takes | default | what it is | becomes | example |\n");
    out.append("|---|---|---|---|---|---|\n");
    shape.keys().forEach(this::row);
  }

  private void row(Key<?> key) {
    List<String> cells =
        List.of(
            "`" + key.name() + "`",
            key.form().words(),
            key.required() ? "must be written" : key.fallback().orElse("none"),
            key.meaning(),
            key.becomes(),
            "`" + key.example() + "`");
    out.append("| ")
        .append(String.join(" | ", cells.stream().map(cell -> cell.replace("|", "\\|")).toList()))
        .append(" |\n");
  }

  private void permissions() {
    out.append("\n## What `access` stands for\n\n| thing | access | actions |\n|---|---|---|\n");
    for (String kind : Access.kinds()) {
      for (String word : Access.words(kind)) {
        List<String> actions =
            Access.statements(kind, word).stream()
                .flatMap(statement -> statement.actions().stream())
                .distinct()
                .toList();
        out.append("| `")
            .append(kind)
            .append("` | `")
            .append(word)
            .append("` | ")
            .append(String.join(", ", actions))
            .append(" |\n");
      }
    }
  }
}
