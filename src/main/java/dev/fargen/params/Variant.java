package dev.fargen.params;

import dev.fargen.cfn.Condition;
import dev.fargen.cfn.Output;
import dev.fargen.cfn.Parameter;
import dev.fargen.cfn.Resource;
import java.util.List;
import java.util.Map;

/**
 * The template as it would be for one environment alone.
 *
 * @param parameters those that the spec itself names
 * @param values what the environment gives to them
 * @param conditions those that do not depend on which environment it is
 */
public record Variant(
    List<Parameter> parameters,
    Map<String, String> values,
    List<Condition> conditions,
    List<Emitted<Resource>> resources,
    List<Emitted<Output>> outputs) {

  public Variant {
    parameters = List.copyOf(parameters);
    values = Map.copyOf(values);
    conditions = List.copyOf(conditions);
    resources = List.copyOf(resources);
    outputs = List.copyOf(outputs);
  }
}
