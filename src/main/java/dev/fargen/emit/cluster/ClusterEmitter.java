package dev.fargen.emit.cluster;

import dev.fargen.cfn.Output;
import dev.fargen.cfn.Resource;
import dev.fargen.cfn.Value;
import dev.fargen.emit.draft.Draft;
import dev.fargen.emit.draft.Exports;
import dev.fargen.emit.permissions.Policies;
import dev.fargen.params.ItemsBy;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Text;
import dev.fargen.workload.environment.ExportNames;
import dev.fargen.workload.stack.Cluster;
import java.util.List;

/** Emits the cluster, if the stack has its own. */
public final class ClusterEmitter {

  private final Draft draft;

  public ClusterEmitter(Draft draft) {
    this.draft = draft;
  }

  /**
   * Emits the cluster, unless it exists.
   *
   * @param services whether any workload keeps running
   * @param exported whether other stacks may import it
   */
  public ClusterReference emit(Cluster cluster, boolean services, boolean exported) {
    if (cluster.existing().isPresent()) {
      Given<Text> name = cluster.existing().get();
      return new ClusterReference(
          draft.text("ClusterName", "Name of the ECS cluster", name),
          Policies.arn("ecs", "cluster/" + draft.inSub(name)),
          draft.inSub(name),
          Value.map(),
          false);
    }
    if (cluster.imported().isPresent()) {
      Value name = Exports.imported(draft, cluster.imported().get(), ExportNames.CLUSTER);
      ClusterReference reference =
          new ClusterReference(
              name, name, "${ClusterName}", Value.map().with("ClusterName", name), true);
      return new ClusterReference(
          name, reference.arnOf("cluster", ""), reference.inSub(), reference.nameParts(), true);
    }
    Value insights =
        draft.choice(
            "ContainerInsights",
            "Container Insights setting of the ECS cluster",
            cluster.containerInsights(),
            "enabled",
            "disabled");
    Resource resource =
        draft.add(
            cluster.span(),
            Resource.of("Cluster", "AWS::ECS::Cluster")
                .comment("ECS cluster for this stack's tasks.")
                .explain(
                    services,
                    "Services use a capacity provider strategy instead of a launch type, so that Fargate Spot can be turned on and off without replacing them.")
                .property("CapacityProviders", Capacity.PROVIDERS)
                .property(
                    "ClusterSettings",
                    new ItemsBy(
                        "Name",
                        List.of(
                            Value.map()
                                .with("Name", "containerInsights")
                                .with("Value", insights)))));
    Output output = Output.of(ExportNames.CLUSTER, "Name of the ECS cluster", resource.ref());
    draft.add(cluster.span(), exported ? output.exported() : output);
    return new ClusterReference(
        resource.ref(), resource.att("Arn"), "${Cluster}", Value.map(), true);
  }
}
