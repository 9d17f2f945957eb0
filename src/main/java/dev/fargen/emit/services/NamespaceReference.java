package dev.fargen.emit.services;

import dev.fargen.cfn.Intrinsic;
import dev.fargen.cfn.Value;
import dev.fargen.workload.services.Workload;

/**
 * References to the namespace in which services have the names that they are called by.
 *
 * @param id as AWS Cloud Map has it
 * @param name its DNS name, for {@code !Sub}
 */
public record NamespaceReference(Value arn, Value id, String name) {

  /** The DNS name of a server in the namespace. */
  Value nameOf(Workload server) {
    return Intrinsic.sub(server.name() + "." + name);
  }
}
