package dev.fargen.emit.containers;

import dev.fargen.cfn.Output;
import dev.fargen.cfn.ParameterType;
import dev.fargen.cfn.Resource;
import dev.fargen.emit.draft.Draft;
import dev.fargen.workload.containers.Logs;
import dev.fargen.workload.environment.LogicalName;
import dev.fargen.workload.services.Workload;

/** Emits the log group that every container of a workload writes to. */
public record LogGroupEmitter(Draft draft) {

  public Resource emit(Workload workload) {
    Logs logs = workload.task().logs();
    String prefix = LogicalName.of(workload.name());
    Resource resource =
        draft.add(
            logs.span(),
            Resource.of(prefix + "LogGroup", "AWS::Logs::LogGroup")
                .comment("Output of every container of " + workload.name() + ".")
                .deletionPolicy(logs.retain().value() ? "RetainExceptOnCreate" : "Delete")
                .property(
                    "RetentionInDays",
                    draft.number(
                        prefix + "LogRetentionInDays",
                        "Days that the output of " + workload.name() + " is kept",
                        logs.retention()))
                .property(
                    "KmsKeyId",
                    logs.kmsKey()
                        .map(
                            key ->
                                draft.text(
                                    prefix + "LogKeyArn",
                                    ParameterType.STRING,
                                    "Key that encrypts the output of " + workload.name(),
                                    key))));
    draft.add(
        logs.span(),
        Output.of(prefix + "LogGroupName", "Log group of " + workload.name(), resource.ref()));
    return resource;
  }
}
