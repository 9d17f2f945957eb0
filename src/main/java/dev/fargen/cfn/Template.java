package dev.fargen.cfn;

import java.util.List;

/**
 * A CloudFormation template, everything in the order in which it is printed.
 *
 * @param header comment lines at the top of the file, without the hash
 * @param metadata data about the template that is not part of the stack
 */
public record Template(
    List<String> header,
    String description,
    Mapping metadata,
    List<Parameter> parameters,
    List<Condition> conditions,
    List<Resource> resources,
    List<Output> outputs) {

  public Template {
    header = List.copyOf(header);
    parameters = List.copyOf(parameters);
    conditions = List.copyOf(conditions);
    resources = List.copyOf(resources);
    outputs = List.copyOf(outputs);
  }
}
