package dev.fargen.emit.network;

import dev.fargen.cfn.Intrinsic;
import dev.fargen.cfn.Resource;
import dev.fargen.cfn.Value;
import dev.fargen.emit.draft.Draft;
import dev.fargen.params.Block;
import dev.fargen.params.Cause;
import dev.fargen.workload.environment.LogicalName;
import dev.fargen.workload.services.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Emits the way from a workload's tasks to a thing that they use: one port, out of the tasks' group
 * and into the thing's. The rules are resources of their own, since groups that name each other
 * would wait for each other.
 *
 * @param taskGroups the security groups of the tasks
 * @param ownGroup whether they are the workload's own: groups that exist already are not changed
 */
public record ConnectionEmitter(
    Draft draft, Workload workload, Value taskGroups, boolean ownGroup) {

  /**
   * The rules; they must be there before a task starts.
   *
   * @param id names the rules, behind the workload's name
   * @param thing its name in the spec
   * @param cause why the way may not be there in every environment
   * @param what for descriptions: {@code NFS}
   * @param thingGroup none where somebody else lets the tasks in
   */
  public List<Resource> connect(
      String id,
      String thing,
      Cause.Part cause,
      String what,
      Value port,
      Optional<Value> thingGroup) {
    String prefix = LogicalName.of(workload.name()) + LogicalName.of(id);
    Value taskGroup = Intrinsic.select(0, taskGroups);
    List<Resource> rules = new ArrayList<>();
    Draft way = draft.of(cause);
    Cause grouped =
        new Cause.Part(
            cause.id() + "Group",
            "a security group of " + thing + " that " + workload.name() + " reaches",
            cause.outer());
    if (ownGroup) {
      Resource.Builder out =
          Resource.of(prefix + "Egress", "AWS::EC2::SecurityGroupEgress")
              .comment("The way out of the tasks of " + workload.name() + " to " + thing + ".")
              .property("GroupId", taskGroup)
              .property("Description", what + " to " + thing)
              .property("IpProtocol", "tcp")
              .property("FromPort", port)
              .property("ToPort", port);
      rules.add(
          way.add(
              workload.span(),
              thingGroup.isPresent()
                  ? out.property(
                      "DestinationSecurityGroupId", new Block(grouped, true, thingGroup.get()))
                  : out.property("CidrIp", new Block(grouped, false, Value.text("0.0.0.0/0")))));
    }
    thingGroup.ifPresent(
        group ->
            rules.add(
                way.add(
                    workload.span(),
                    Resource.of(prefix + "Ingress", "AWS::EC2::SecurityGroupIngress")
                        .comment("The way into " + thing + " from " + workload.name() + ".")
                        .property("GroupId", group)
                        .property("Description", what + " from " + workload.name())
                        .property("IpProtocol", "tcp")
                        .property("FromPort", port)
                        .property("ToPort", port)
                        .property("SourceSecurityGroupId", taskGroup))));
    return rules;
  }
}
