package dev.fargen.emit.services;

import dev.fargen.cfn.Intrinsic;
import dev.fargen.cfn.Resource;
import dev.fargen.cfn.Value;
import dev.fargen.emit.draft.Draft;
import dev.fargen.emit.network.NetworkReference;
import dev.fargen.params.Cause;
import dev.fargen.workload.services.Workload;

/**
 * Emits the namespace of the stack, in which services have the names that they are called by. A
 * private DNS namespace serves both: Service Connect uses any namespace (Amazon ECS developer
 * guide, "Amazon ECS Service Connect components"), and tasks without its proxy use DNS.
 */
public record NamespaceEmitter(Draft draft) {

  private static final Cause.Thing NAMESPACE = new Cause.Thing("Namespace", "the namespace");

  /** The name of the namespace, for {@code !Sub}. */
  static final String NAME = "${AWS::StackName}.internal";

  /** The namespace, which exists where a workload calls another one. */
  public Resource emit(Workload first, NetworkReference network) {
    return draft
        .of(NAMESPACE.at(first.span()))
        .add(
            first.span(),
            Resource.of("Namespace", "AWS::ServiceDiscovery::PrivateDnsNamespace")
                .comment("Namespace of the services that other workloads call.")
                .property("Name", Intrinsic.sub(NAME))
                .property("Vpc", network.vpc()));
  }

  /** The DNS name of a server in the namespace. */
  static Value nameOf(Workload server) {
    return Intrinsic.sub(server.name() + "." + NAME);
  }
}
