package dev.fargen.spec.hint;

import dev.fargen.spec.form.Form;
import dev.fargen.spec.form.Key;
import dev.fargen.spec.form.Shape;
import java.util.LinkedHashMap;
import java.util.Map;

/** All blocks below one. */
public final class Blocks {

  private Blocks() {}

  /**
   * Every block, and the path of the first place where it may stand: {@code workloads.<name>.http}.
   */
  public static Map<Shape, String> of(Shape root) {
    Map<Shape, String> blocks = new LinkedHashMap<>();
    collect("", root, blocks);
    return blocks;
  }

  /** The path of a key in the block at this path. */
  public static String below(String path, Key<?> key) {
    return path.isEmpty() ? key.name() : path + "." + key.name();
  }

  private static void collect(String path, Shape keys, Map<Shape, String> blocks) {
    if (blocks.putIfAbsent(keys, path) == null) {
      keys.keys().forEach(key -> collect(below(path, key), key.form(), blocks));
    }
  }

  private static void collect(String path, Form<?> form, Map<Shape, String> blocks) {
    form.parts().forEach(part -> collect(path + part.path(), part.form(), blocks));
    if (form.parts().isEmpty()) {
      form.shape().ifPresent(keys -> collect(path, keys, blocks));
    }
  }
}
