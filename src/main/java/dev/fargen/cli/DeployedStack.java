package dev.fargen.cli;

import dev.fargen.compile.CompiledEnvironment;
import dev.fargen.spec.form.Given;
import dev.fargen.workload.environment.Environment;
import dev.fargen.workload.environment.Import;

/** What identifies a stack: two specs that agree in all of it mean the same one. */
record DeployedStack(String name, String region, String account) {

  /** The stack of the environment itself. */
  static DeployedStack of(CompiledEnvironment one) {
    return in(one.environment(), one.environment().stackName());
  }

  /** The stack that the environment imports from: of the same account and region. */
  static DeployedStack of(Import from, CompiledEnvironment one) {
    return in(one.environment(), one.params().parameters().getOrDefault(from.parameter(), ""));
  }

  private static DeployedStack in(Environment place, String name) {
    return new DeployedStack(
        name, place.region().map(Given::value).orElse(""), place.account().orElse(""));
  }
}
