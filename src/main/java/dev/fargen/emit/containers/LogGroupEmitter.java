package dev.fargen.emit.containers;

import dev.fargen.cfn.Output;
import dev.fargen.cfn.ParameterType;
import dev.fargen.cfn.Resource;
import dev.fargen.emit.draft.Draft;
import dev.fargen.params.Told;
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
                .comment("Log group for the containers of " + workload.name() + ".")
                .deletionPolicy(logs.retain().value() ? "RetainExceptOnCreate" : "Delete")
                .property(
                    "RetentionInDays",
                    draft.number(
                        prefix + "LogRetentionInDays",
                        "Log retention for " + workload.name() + " in days",
                        logs.retention()))
                .property(
                    "KmsKeyId",
                    logs.kmsKey()
                        .map(
                            key ->
                                draft.text(
                                    prefix + "LogKeyArn",
                                    ParameterType.STRING,
                                    "KMS key ARN for the logs of " + workload.name(),
                                    key)))
                .property(
                    "DeletionProtectionEnabled",
                    logs.deletionProtection()
                        .map(
                            given ->
                                new Told(
                                    "Sets the deletion protection of the log group for "
                                        + workload.name(),
                                    draft.bool(
                                        prefix + "LogDeletionProtection",
                                        "Enables deletion protection of the log group for "
                                            + workload.name(),
                                        given)))));
    draft.add(
        logs.span(),
        Output.of(
            prefix + "LogGroupName",
            "Name of the log group for " + workload.name(),
            resource.ref()));
    return resource;
  }
}
