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
 * Emits the security group rules between a workload's tasks and a thing that they use: an egress
 * rule for the tasks and an ingress rule for the thing, on one port. The rules are separate
 * resources because security groups that refer to each other are a circular dependency.
 *
 * @param taskGroups the security groups of the tasks
 * @param ownGroup whether the stack creates them: existing security groups are not changed
 */
public record ConnectionEmitter(
    Draft draft, Workload workload, Value taskGroups, boolean ownGroup) {

  /** The rules for TCP, which must exist before a task starts. */
  public List<Resource> connect(
      String id,
      String thing,
      Cause.Part cause,
      String what,
      Value port,
      Optional<Value> thingGroup) {
    return connect(id, thing, cause, "tcp", what, port, port, thingGroup);
  }

  /** The same for several ports. */
  public List<Resource> connect(
      String id,
      String thing,
      Cause.Part cause,
      String what,
      Value first,
      Value last,
      Optional<Value> thingGroup) {
    return connect(id, thing, cause, "tcp", what, first, last, thingGroup);
  }

  /** The same for a protocol. */
  public List<Resource> connect(
      String id,
      String thing,
      Cause.Part cause,
      String protocol,
      String what,
      Value port,
      Optional<Value> thingGroup) {
    return connect(id, thing, cause, protocol, what, port, port, thingGroup);
  }

  /**
   * The same for a protocol and several ports.
   *
   * @param id follows the workload's name in the logical ids of the rules
   * @param thing in words: {@code the database cluster shop}
   * @param cause why the rules may be absent in some environments
   * @param protocol {@code tcp} or {@code udp}
   * @param what the application's protocol, for descriptions: {@code NFS}
   * @param thingGroup none if the thing's ingress rules are managed elsewhere
   */
  private List<Resource> connect(
      String id,
      String thing,
      Cause.Part cause,
      String protocol,
      String what,
      Value port,
      Value last,
      Optional<Value> thingGroup) {
    String prefix = LogicalName.of(workload.name()) + LogicalName.of(id);
    Value taskGroup = Intrinsic.select(0, taskGroups);
    List<Resource> rules = new ArrayList<>();
    GroupRules way = new GroupRules(draft.of(isOnly(thingGroup) ? cause : own(cause, thing)));
    Cause grouped =
        new Cause.Part(
            cause.id() + "Group",
            "Limits traffic from "
                + workload.name()
                + " to "
                + thing
                + " to the security group of "
                + thing,
            cause.outer());
    if (ownGroup) {
      Resource.Builder out =
          Resource.of(prefix + "Egress", "AWS::EC2::SecurityGroupEgress")
              .comment("Allows " + workload.name() + " to connect to " + thing + ".")
              .explain(
                  thingGroup.isEmpty(),
                  "This template has no security group of "
                      + thing
                      + ", so any address is allowed.")
              .property("GroupId", taskGroup)
              .property("Description", what + " to " + thing)
              .property("IpProtocol", protocol)
              .property("FromPort", port)
              .property("ToPort", last);
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
                        .comment(accepting(thing))
                        .property("GroupId", group)
                        .property("Description", what + " from " + workload.name())
                        .property("IpProtocol", protocol)
                        .property("FromPort", port)
                        .property("ToPort", last)
                        .property("SourceSecurityGroupId", taskGroup))));
    return rules;
  }

  /** The port of {@code api on port 53} belongs to the connections. */
  private String accepting(String thing) {
    int port = thing.indexOf(" on port ");
    String server = port < 0 ? thing : thing.substring(0, port);
    return "Allows "
        + server
        + " to accept connections from "
        + workload.name()
        + thing.substring(server.length())
        + ".";
  }

  /** An egress rule to any IPv6 address, for a thing outside of the network that has both kinds. */
  public Optional<Resource> toAnyIpv6(
      String id, String thing, Cause.Part cause, String what, Value port) {
    if (!ownGroup) {
      return Optional.empty();
    }
    Cause.Part over =
        new Cause.Part(
            cause.id() + "Ipv6",
            "Allows " + workload.name() + " to connect to " + thing + " over IPv6",
            cause.outer());
    return Optional.of(
        new GroupRules(draft.of(over))
            .add(
                workload.span(),
                Resource.of(
                        LogicalName.of(workload.name()) + LogicalName.of(id) + "EgressIpv6",
                        "AWS::EC2::SecurityGroupEgress")
                    .comment(
                        "Allows " + workload.name() + " to connect to " + thing + " over IPv6.")
                    .property("GroupId", Intrinsic.select(0, taskGroups))
                    .property("Description", what + " to " + thing)
                    .property("IpProtocol", "tcp")
                    .property("FromPort", port)
                    .property("ToPort", port)
                    .property("CidrIpv6", "::/0")));
  }

  /** Whether no other workload or thing can need the same rules. */
  private boolean isOnly(Optional<Value> thingGroup) {
    return ownGroup
        && thingGroup.isPresent()
        && draft.find(group -> group.ref().equals(thingGroup.get())).isPresent();
  }

  /** Why the workload may have no rules of its own although it uses the thing: they are shared. */
  private Cause.Part own(Cause.Part cause, String thing) {
    String id = cause.id() + "Rules";
    String words = "Adds security group rules for " + workload.name() + " and " + thing + " alone";
    return new Cause.Part(id, words).within(cause);
  }
}
