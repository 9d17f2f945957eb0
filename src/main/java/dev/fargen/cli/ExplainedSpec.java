package dev.fargen.cli;

import dev.fargen.spec.SpecKeys;
import dev.fargen.spec.form.Shape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a spec is: how one begins, and the keys at its top. */
record ExplainedSpec() implements Explained {

  /** The words that ask for it. */
  static final List<String> WORDS = List.of("spec", "top", "keys", ".");

  private static final String MEANING =
      """
      A spec is a YAML file that describes container workloads on Fargate. It needs a `name`, and \
      something to create: usually `workloads`.

      Durations are a number and a unit: `30s`, `5m`, `12h`, `4d`. Top-level keys that begin with \
      `x-` are for anchors. An environment may repeat most top-level keys: maps merge, lists and \
      scalars replace, and an empty value removes the key.

      `fargen explain workloads` shows the keys of a workload, `fargen explain references` the \
      strings with `${...}`.
      """;

  private static final String EXAMPLE =
      """
      name: shop
      workloads:
        api: {image: "${Image}", port: 8080, http: {}}
      """;

  @Override
  public String text() {
    return Paragraphs.wrap(MEANING, "")
        + "\nExample:\n\n"
        + EXAMPLE.indent(4)
        + ExplainedKey.keys(block());
  }

  @Override
  public Map<String, Object> document() {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("meaning", MEANING.strip());
    document.put("example", EXAMPLE);
    document.put("keys", new ArrayList<>(block().byName().keySet()));
    return document;
  }

  private static Shape block() {
    return SpecKeys.SHAPE;
  }
}
