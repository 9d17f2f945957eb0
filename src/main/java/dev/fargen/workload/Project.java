package dev.fargen.workload;

import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Named;
import dev.fargen.workload.environment.ParameterDeclaration;
import dev.fargen.workload.pipeline.Pipeline;
import dev.fargen.workload.raw.Patch;
import dev.fargen.workload.stack.Stack;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The result of resolving a spec: the same stack for each environment.
 *
 * @param permissionsBoundary the name of the managed policy that limits all roles
 * @param context whether the templates have context metadata
 * @param parameters the declarations of template parameters, by name
 * @param ids the logical ids to write in place of those that resources would have
 */
public record Project(
    Given<String> name,
    Optional<String> description,
    Optional<String> permissionsBoundary,
    boolean context,
    Map<String, ParameterDeclaration> parameters,
    List<Stack> stacks,
    List<Patch> patches,
    Optional<Pipeline> pipeline,
    Named<String> ids) {

  public Project {
    parameters = Map.copyOf(parameters);
    stacks = List.copyOf(stacks);
    patches = List.copyOf(patches);
  }

  /** {@link #ids} without their places. */
  public Map<String, String> writtenIds() {
    Map<String, String> written = new LinkedHashMap<>();
    ids.entries().forEach((id, other) -> written.put(id, other.value().value()));
    return written;
  }
}
