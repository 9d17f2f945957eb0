package dev.fargen.emit.network;

import dev.fargen.cfn.Resource;
import dev.fargen.emit.draft.Draft;
import dev.fargen.emit.permissions.Policies;
import dev.fargen.params.Cause;
import dev.fargen.workload.network.Network;
import java.util.List;

/**
 * Emits the log of connections that security groups refuse (Amazon VPC user guide, "IAM role for
 * publishing flow logs to CloudWatch Logs").
 */
public final class FlowLogEmitter {

  private static final Cause.Part CAUSE = new Cause.Part("FlowLogs", "flow logs");

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
                .comment("One line for each connection that a security group refused.")
                .deletionPolicy(logs.retain() ? "RetainExceptOnCreate" : "Delete")
                .property("RetentionInDays", logs.retention()));
    Resource role =
        draft.add(
            logs.wanted().span(),
            Resource.of("FlowLogRole", "AWS::IAM::Role")
                .comment("Lets the network write to that log group.")
                .property("AssumeRolePolicyDocument", Policies.trust("vpc-flow-logs.amazonaws.com"))
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
            .comment("Logs what was refused: mistakes and attacks, not all the traffic.")
            .property("ResourceType", "VPC")
            .property("ResourceId", vpc.ref())
            .property("TrafficType", "REJECT")
            .property("LogDestinationType", "cloud-watch-logs")
            .property("LogGroupName", group.ref())
            .property("DeliverLogsPermissionArn", role.att("Arn")));
  }
}
