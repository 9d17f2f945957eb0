package dev.fargen.workload.environment;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The stacks that a stack takes something from.
 *
 * @param stacks the parameters that name them, each with the name that such a stack has unless an
 *     environment says otherwise
 */
public record Imports(Map<String, String> stacks) {

  public Imports {
    stacks = Collections.unmodifiableMap(new LinkedHashMap<>(stacks));
  }

  /** What these take; the other spec's environment has the same name. */
  public static Imports of(List<Import> imports, Optional<String> environment) {
    Map<String, String> stacks = new LinkedHashMap<>();
    for (Import one : imports) {
      String spec = one.spec().value();
      stacks.put(one.parameter(), environment.map(name -> spec + "-" + name).orElse(spec));
    }
    return new Imports(stacks);
  }

  /** The values of an environment's parameters, and the stacks' names where it gives none. */
  public Map<String, String> addTo(Map<String, String> values) {
    Map<String, String> all = new LinkedHashMap<>(values);
    stacks.forEach(all::putIfAbsent);
    return all;
  }
}
