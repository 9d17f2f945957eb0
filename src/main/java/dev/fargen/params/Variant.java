package dev.fargen.params;

import dev.fargen.cfn.Condition;
import dev.fargen.cfn.Output;
import dev.fargen.cfn.Parameter;
import dev.fargen.cfn.Resource;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The template as it would be for one environment alone.
 *
 * @param environment for messages
 * @param parameters those that the spec itself names
 * @param values what the environment gives to them
 * @param conditions those that do not depend on which environment it is
 * @param causes what the names of conditions stand for, in words
 * @param things those causes that are things of the spec, each with all that belongs to it
 * @param resources a condition's name here says why the resource may be absent elsewhere
 */
public record Variant(
    String environment,
    List<Parameter> parameters,
    Map<String, String> values,
    List<Condition> conditions,
    List<Resource> resources,
    List<Output> outputs,
    Map<String, String> causes,
    Set<String> things) {

  public Variant {
    parameters = List.copyOf(parameters);
    values = Map.copyOf(values);
    conditions = List.copyOf(conditions);
    resources = List.copyOf(resources);
    outputs = List.copyOf(outputs);
    causes = Map.copyOf(causes);
    things = Set.copyOf(things);
  }
}
