package dev.fargen.emit.containers;

import dev.fargen.cfn.Parameter;
import dev.fargen.cfn.ParameterType;
import dev.fargen.emit.draft.Draft;
import dev.fargen.workload.services.Workload;
import java.util.List;
import java.util.Optional;

/**
 * The parameter of a workload that another value changes what nothing else changes. It has a
 * default and no value in the params files.
 */
public final class Nonce {

  private Nonce() {}

  public static Parameter of(Draft draft, Workload workload) {
    String does =
        workload.isService() ? "starts a new deployment of " : "composes the secrets again of ";
    return draft.parameter(
        new Parameter(
            workload.nonce(),
            ParameterType.STRING,
            "Value that " + does + workload.name() + " if it changes; set by fargen restart",
            Optional.of("0"),
            List.of(),
            Optional.of("[A-Za-z0-9-]{1,100}"),
            false));
  }
}
