package dev.fargen.compile;

import dev.fargen.diag.Diagnostics;
import dev.fargen.diag.Span;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a spec compiles to.
 *
 * @param name the spec's name
 * @param templates file names and texts for the templates folder, the template itself first
 * @param environments each environment with its parameter values
 * @param pipelineParams file name and text of the pipeline's own params, where there is one
 * @param imports the names of other specs whose stacks must be there first
 * @param origins the place in the spec that each logical id came from
 * @param diagnostics the warnings
 */
public record Compilation(
    String name,
    Map<String, String> templates,
    List<CompiledEnvironment> environments,
    Map<String, String> pipelineParams,
    List<String> imports,
    Map<String, Span> origins,
    Diagnostics diagnostics) {

  public Compilation {
    templates = Collections.unmodifiableMap(new LinkedHashMap<>(templates));
    environments = List.copyOf(environments);
    pipelineParams = Collections.unmodifiableMap(new LinkedHashMap<>(pipelineParams));
    imports = List.copyOf(imports);
    origins = Collections.unmodifiableMap(new LinkedHashMap<>(origins));
  }

  /** The text of the template itself. */
  public String template() {
    return templates.values().iterator().next();
  }

  /** File names and texts for the params folder. */
  public Map<String, String> params() {
    Map<String, String> files = new LinkedHashMap<>();
    for (CompiledEnvironment environment : environments) {
      files.put(name + "." + environment.name() + ".params.json", environment.params().print());
    }
    files.putAll(pipelineParams);
    return files;
  }
}
