package dev.fargen.compile;

import dev.fargen.params.ParamsFile;
import dev.fargen.workload.environment.Environment;

/** An environment and the parameter values of its stack. */
public record CompiledEnvironment(String name, Environment environment, ParamsFile params) {}
