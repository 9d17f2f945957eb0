package dev.fargen.emit.services;

import dev.fargen.cfn.Intrinsic;
import dev.fargen.cfn.Resource;
import dev.fargen.cfn.Value;
import dev.fargen.diag.Span;
import dev.fargen.emit.draft.Draft;
import dev.fargen.emit.draft.Exports;
import dev.fargen.emit.network.NetworkReference;
import dev.fargen.params.Cause;
import dev.fargen.workload.environment.ExportNames;
import dev.fargen.workload.environment.Import;

/**
 * Emits the namespace of the stack, in which services have the names that they are called by. A
 * private DNS namespace serves both: Service Connect uses any namespace (Amazon ECS developer
 * guide, "Amazon ECS Service Connect components"), and tasks without its proxy use DNS.
 */
public record NamespaceEmitter(Draft draft) {

  private static final Cause.Thing NAMESPACE = new Cause.Thing("Namespace", "the namespace");

  /** The end of its name, which begins with the name of its stack. */
  private static final String DOMAIN = ".internal";

  /**
   * The namespace of the stack itself.
   *
   * @param place what needs it
   * @param exported whether other stacks use it too
   */
  public NamespaceReference emit(Span place, NetworkReference network, boolean exported) {
    Draft own = draft.of(NAMESPACE.at(place));
    String name = "${AWS::StackName}" + DOMAIN;
    Resource namespace =
        own.add(
            place,
            Resource.of("Namespace", "AWS::ServiceDiscovery::PrivateDnsNamespace")
                .comment("AWS Cloud Map namespace of the services that other workloads call.")
                .property("Name", Intrinsic.sub(name))
                .property("Vpc", network.vpc()));
    if (exported) {
      own.add(
          place,
          Exports.export(
              ExportNames.NAMESPACE, "ARN of the namespace of the services", namespace.att("Arn")));
      own.add(
          place,
          Exports.export(
              ExportNames.NAMESPACE_NAME, "DNS name of the namespace", Intrinsic.sub(name)));
    }
    return new NamespaceReference(namespace.att("Arn"), namespace.ref(), name);
  }

  /**
   * The namespace of another stack. Its ID is the last part of its ARN (Service Authorization
   * Reference, "Resource types defined by AWS Cloud Map").
   */
  public NamespaceReference imported(Import from) {
    Value arn = Exports.imported(draft, from, ExportNames.NAMESPACE);
    String name = "${" + Exports.stack(draft, from).id() + "}" + DOMAIN;
    return new NamespaceReference(arn, Intrinsic.select(1, Intrinsic.split("/", arn)), name);
  }
}
