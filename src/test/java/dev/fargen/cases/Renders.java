package dev.fargen.cases;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** The files that every case and every example becomes, rendered once for all tests of a run. */
final class Renders {
  private static final Map<String, Map<String, String>> ALL = renderAll();

  private Renders() {}

  /** Path and text of the files, by the name of the case, or of the example after "example-". */
  static Map<String, Map<String, String>> all() {
    return ALL;
  }

  private static Map<String, Map<String, String>> renderAll() {
    Map<String, Map<String, String>> all = new TreeMap<>();
    Case.all().forEach(one -> all.put(one.name(), one.render().files()));
    Examples.all()
        .forEach(spec -> all.put("example-" + spec.getFileName(), Rendering.of(spec).files()));
    return Collections.unmodifiableMap(all);
  }
}
