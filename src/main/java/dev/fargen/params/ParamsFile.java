package dev.fargen.params;

import dev.fargen.cfn.JsonPrinter;
import dev.fargen.cfn.Mapping;
import dev.fargen.cfn.Value;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The parameter values of one environment, as CodePipeline reads them (CloudFormation user guide,
 * "CloudFormation artifacts", Template configuration file): every value is text, lists are joined
 * by commas.
 */
public record ParamsFile(
    Map<String, String> parameters, Map<String, String> tags, Optional<Mapping> stackPolicy) {

  public ParamsFile {
    parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    tags = Collections.unmodifiableMap(new LinkedHashMap<>(tags));
  }

  /** The file's text; {@code Tags} and {@code StackPolicy} only where there are any. */
  public String print() {
    Mapping file = Value.map().with("Parameters", texts(parameters));
    if (!tags.isEmpty()) {
      file = file.with("Tags", texts(tags));
    }
    return JsonPrinter.print(file.with("StackPolicy", stackPolicy));
  }

  private static Mapping texts(Map<String, String> entries) {
    Mapping map = Value.map();
    for (Map.Entry<String, String> entry : entries.entrySet()) {
      map = map.with(entry.getKey(), entry.getValue());
    }
    return map;
  }
}
