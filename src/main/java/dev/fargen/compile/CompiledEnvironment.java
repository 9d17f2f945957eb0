package dev.fargen.compile;

import dev.fargen.diag.Diagnostic;
import dev.fargen.params.ParamsFile;
import dev.fargen.workload.environment.Environment;
import dev.fargen.workload.stack.Stack;
import java.util.List;

/**
 * An environment, its stack, and the parameter values of the stack.
 *
 * @param awaited the parameters of images that are pushed after the stack is created
 * @param placeholders the warnings of values that must be replaced before the stack is deployed
 */
public record CompiledEnvironment(
    String name,
    Stack stack,
    ParamsFile params,
    List<AwaitedImage> awaited,
    List<Diagnostic> placeholders) {

  public CompiledEnvironment {
    awaited = List.copyOf(awaited);
    placeholders = List.copyOf(placeholders);
  }

  public Environment environment() {
    return stack.environment();
  }
}
