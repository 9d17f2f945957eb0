package dev.fargen.cases;

import dev.fargen.spec.FileText;
import dev.fargen.spec.form.Key;
import dev.fargen.testing.TextFiles;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A valid spec that nobody has thought of.
 *
 * @param seed makes the same one again
 * @param keys those that it has
 */
public record RandomSpec(long seed, String text, Map<String, Object> tree, Set<Key<?>> keys) {
  private static final List<String> PATHS = List.copyOf(SpecKeyPaths.all());
  private static final int TRIES = 15;

  /**
   * The spec of the seed. Each key is sought by some seeds, until a spec has it, so that none is
   * rare; where none has it in the end, the first spec that is valid.
   */
  public static RandomSpec of(long seed) {
    String focus = PATHS.get((int) Math.floorMod(seed, (long) PATHS.size()));
    Optional<RandomSpec> first = Optional.empty();
    String fault = "";
    for (int i = 0; i < TRIES; i++) {
      long own = seed * TRIES + i;
      RandomTree values = new RandomTree(own, focus);
      Map<String, Object> tree = values.make();
      SpecMender.Mended mended = new SpecMender(tree, values, own).mend();
      if (mended.valid() && mended.tree().get("workloads") instanceof Map<?, ?> m && !m.isEmpty()) {
        RandomSpec spec =
            new RandomSpec(seed, mended.text(), mended.tree(), SpecKeyPaths.in(mended.tree()));
        if (spec.keys().contains(SpecKeyPaths.key(focus))) {
          return spec;
        }
        first = first.or(() -> Optional.of(spec));
      } else {
        fault = mended.fault() + "\n" + mended.text();
      }
    }
    String message = "no valid spec of seed " + seed + ": " + fault;
    return first.orElseThrow(() -> new AssertionError(message));
  }

  /** Writes the spec, and beside it the files that it may name. */
  public Path write(Path spec) {
    SpecWords.FILES.forEach((name, text) -> TextFiles.write(spec.resolveSibling(name), text));
    return TextFiles.write(spec, text);
  }

  /** A file that a spec names. */
  static FileText file(String path) {
    String text = SpecWords.FILES.get(path);
    return text == null ? FileText.missing(path) : FileText.of(text);
  }
}
