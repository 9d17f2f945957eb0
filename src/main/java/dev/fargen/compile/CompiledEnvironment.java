package dev.fargen.compile;

import dev.fargen.params.ParamsFile;
import dev.fargen.workload.environment.Environment;
import dev.fargen.workload.stack.Stack;
import java.util.List;

/**
 * An environment, its stack, and the parameter values of the stack.
 *
 * @param awaited the parameters of images that are pushed after the stack is created
 */
public record CompiledEnvironment(
    String name, Stack stack, ParamsFile params, List<AwaitedImage> awaited) {

  public CompiledEnvironment {
    awaited = List.copyOf(awaited);
  }

  public Environment environment() {
    return stack.environment();
  }
}
