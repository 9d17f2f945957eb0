package dev.fargen.emit.network;

import dev.fargen.cfn.Resource;
import dev.fargen.emit.draft.Draft;
import dev.fargen.emit.permissions.Policies;
import dev.fargen.params.Cause;
import dev.fargen.workload.network.Network;
import java.util.List;

/**
 * Emits the flow log of rejected traffic (Amazon VPC user guide, "IAM role for publishing flow logs
 * to CloudWatch Logs").
 */
public final class FlowLogEmitter {

  private static final Cause.Part CAUSE = new Cause.Part("FlowLogs", "Enables VPC flow logs");

  private final Draft draft;

  FlowLogEmitter(Draft draft) {
    this.draft = draft.of(CAUSE);
  }

  void emit(Network.Created network, Resource vpc) {
    Network.FlowLogs logs = network.flowLogs();
    Resource group =
        draft.add(
            logs.wanted().span(),
            Resource.of("FlowLogGroup", "AWS::Logs::LogGroup")
                .comment("Log group for flow log records of rejected traffic.")
                .deletionPolicy(logs.retain() ? "RetainExceptOnCreate" : "Delete")
                .property("RetentionInDays", logs.retention()));
    Resource role =
        draft.add(
            logs.wanted().span(),
            Resource.of("FlowLogRole", "AWS::IAM::Role")
                .comment("Allows VPC Flow Logs to write to the log group.")
                .property("AssumeRolePolicyDocument", Policies.trust("vpc-flow-logs.amazonaws.com"))
                .property("PermissionsBoundary", draft.permissionsBoundary())
                .property(
                    "Policies",
                    Policies.inline(
                        "write-logs",
                        List.of(
                            Policies.allow(
                                    "WriteLogs",
                                    "logs:CreateLogStream",
                                    "logs:DescribeLogStreams",
                                    "logs:PutLogEvents")
                                .with("Resource", group.att("Arn"))))));
    draft.add(
        logs.wanted().span(),
        Resource.of("FlowLog", "AWS::EC2::FlowLog")
            .comment("Logs traffic that security groups or network ACLs reject.")
            .comment("Accepted traffic is not logged, to limit cost.")
            .property("ResourceType", "VPC")
            .property("ResourceId", vpc.ref())
            .property("TrafficType", "REJECT")
            .property("LogDestinationType", "cloud-watch-logs")
            .property("LogGroupName", group.ref())
            .property("DeliverLogsPermissionArn", role.att("Arn")));
  }
}
