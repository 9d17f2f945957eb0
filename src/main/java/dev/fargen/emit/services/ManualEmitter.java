package dev.fargen.emit.services;

import dev.fargen.cfn.Mapping;
import dev.fargen.cfn.Resource;
import dev.fargen.emit.cluster.ClusterReference;
import dev.fargen.emit.draft.Draft;
import dev.fargen.workload.services.Workload;

/**
 * Emits what starts the task of a workload that nothing else starts: the request for it, which
 * {@code fargen run} sends (Amazon ECS developer guide, "Amazon ECS standalone tasks").
 */
public record ManualEmitter(Draft draft, Workload workload, ClusterReference cluster) {

  public void emit(Resource taskDefinition, Mapping network) {
    draft.add(
        workload.span(),
        RunTaskRequest.of(draft, workload, cluster, taskDefinition, network).output());
  }
}
