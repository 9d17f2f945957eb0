package dev.fargen.params;

import dev.fargen.cfn.Condition;
import dev.fargen.cfn.Output;
import dev.fargen.cfn.Parameter;
import dev.fargen.cfn.Resource;
import java.util.List;
import java.util.Map;

/**
 * One template for every environment, and what tells them apart.
 *
 * @param values each environment's parameter values, in the order of the environments
 */
public record Promotion(
    List<Parameter> parameters,
    List<Condition> conditions,
    List<Resource> resources,
    List<Output> outputs,
    List<Map<String, String>> values) {

  public Promotion {
    parameters = List.copyOf(parameters);
    conditions = List.copyOf(conditions);
    resources = List.copyOf(resources);
    outputs = List.copyOf(outputs);
    values = List.copyOf(values);
  }

  /** The same with other parameters. */
  public Promotion with(List<Parameter> others) {
    return new Promotion(others, conditions, resources, outputs, values);
  }
}
