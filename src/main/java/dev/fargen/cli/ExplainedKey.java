package dev.fargen.cli;

import dev.fargen.spec.form.Key;
import dev.fargen.spec.form.Shape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One key, with the same texts as in the spec reference, and the keys of its block.
 *
 * @param others the paths of other keys with the same name
 */
record ExplainedKey(KeyPlace place, List<String> others) implements Explained {

  ExplainedKey {
    others = List.copyOf(others);
  }

  ExplainedKey(KeyPlace place) {
    this(place, List.of());
  }

  @Override
  public String text() {
    Key<?> key = place.key();
    StringBuilder out = new StringBuilder();
    out.append(place.path()).append(key.required() ? " (required)" : "").append("\n\n");
    out.append(Paragraphs.wrap(key.meaning(), "")).append("\n");
    field(
        out,
        "value",
        key.form().words() + (key.form().refusesReferences() ? "; no references" : ""));
    key.fallback().ifPresent(text -> field(out, "default", text));
    field(out, "renders", key.becomes());
    out.append("\nExample:\n\n").append(key.example().indent(4));
    place.block().map(ExplainedKey::keys).ifPresent(out::append);
    if (!others.isEmpty()) {
      out.append("\nOther keys with this name:\n\n");
      others.forEach(other -> out.append("  ").append(other).append('\n'));
    }
    return out.toString();
  }

  private static void field(StringBuilder out, String name, String text) {
    String lines = Paragraphs.wrap(text, " ".repeat(9));
    out.append(name).append(lines.substring(name.length()));
  }

  /** The keys of a block, each with the first sentence of its meaning. */
  static String keys(Shape block) {
    StringBuilder out = new StringBuilder();
    int width = block.keys().stream().mapToInt(key -> key.name().length()).max().orElse(0);
    out.append("\nKeys of ").append(block.title()).append(":\n\n");
    for (Key<?> key : block.keys()) {
      String lines = Paragraphs.wrap(Sentences.first(key.meaning()), " ".repeat(width + 4));
      out.append("  ").append(key.name()).append(lines.substring(key.name().length() + 2));
    }
    return out.toString();
  }

  @Override
  public Map<String, Object> document() {
    Key<?> key = place.key();
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("key", place.path());
    document.put("meaning", key.meaning());
    document.put("takes", key.form().words());
    document.put("required", key.required());
    key.fallback().ifPresent(text -> document.put("default", text));
    document.put("becomes", key.becomes());
    document.put("example", key.example());
    place.block().ifPresent(block -> document.put("keys", names(block)));
    return document;
  }

  private static List<String> names(Shape block) {
    return new ArrayList<>(block.byName().keySet());
  }
}
