package dev.fargen.compile;

import dev.fargen.params.ParamsFile;
import dev.fargen.workload.environment.Environment;
import java.util.List;

/**
 * An environment and the parameter values of its stack.
 *
 * @param awaited the parameters of images that are pushed after the stack is created
 */
public record CompiledEnvironment(
    String name, Environment environment, ParamsFile params, List<AwaitedImage> awaited) {

  public CompiledEnvironment {
    awaited = List.copyOf(awaited);
  }
}
