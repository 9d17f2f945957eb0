package dev.fargen.emit.services;

import dev.fargen.cfn.Resource;
import dev.fargen.cfn.Value;
import dev.fargen.emit.balancing.BalancerReference;
import dev.fargen.emit.balancing.TargetEmitter;
import dev.fargen.emit.containers.Ports;
import dev.fargen.emit.draft.Draft;
import dev.fargen.emit.network.GroupRules;
import dev.fargen.emit.network.NetworkReference;
import dev.fargen.emit.network.TrafficRules;
import dev.fargen.params.Cause;
import dev.fargen.workload.environment.LogicalName;
import dev.fargen.workload.services.Workload;
import java.util.List;
import java.util.Optional;

/**
 * Emits the security group of a workload's tasks and the load balancer's egress rule to them.
 *
 * <p>The ingress rule is part of the group, so another port interrupts traffic until new tasks run
 * (CloudFormation template reference, "AWS::EC2::SecurityGroup"). As a resource of its own it would
 * be replaced without interruption, but no existing stack could be moved to it safely: the new
 * resource must wait for the group, which then has lost the rule, and if that update is rolled
 * back, the group gets its rule back while the resource still exists, which CloudFormation takes
 * for done (cloudformation-coverage-roadmap issues 612 and 1532), and then deletes the resource and
 * with it the only rule.
 */
public record TaskSecurityGroupEmitter(Draft draft) {

  public Resource emit(Workload workload, NetworkReference network, Optional<Value> balancerGroup) {
    Resource.Builder group =
        Resource.of(LogicalName.of(workload.name()) + "SecurityGroup", "AWS::EC2::SecurityGroup")
            .comment(
                "Security group of "
                    + workload.name()
                    + " tasks. "
                    + EgressEmitter.words(workload.egress()))
            .property("GroupDescription", "Tasks of " + workload.name())
            .property("VpcId", network.vpc());
    balancerGroup.ifPresent(
        source ->
            group.property(
                "SecurityGroupIngress",
                Value.list(
                    TrafficRules.rule(
                            "HTTP from the load balancer", Ports.ofTarget(draft, workload))
                        .with("SourceSecurityGroupId", source))));
    return draft.add(
        workload.span(),
        group.property("SecurityGroupEgress", new EgressEmitter(draft, workload).rules(network)));
  }

  /** The ingress rules of existing security groups that the tasks connect to. */
  public List<Resource> ingressOfOthers(Workload workload, Value taskGroup) {
    return new EgressEmitter(draft, workload).ingress(taskGroup);
  }

  /** The egress rule of the load balancer's security group to the workload's own group. */
  public Resource fromLoadBalancer(Workload workload, Value balancerGroup, Value taskGroup) {
    String id = LogicalName.of(workload.name()) + "LoadBalancerEgress";
    return draft
        .of(TargetEmitter.cause(workload))
        .add(workload.span(), fromLoadBalancer(id, workload, balancerGroup, taskGroup));
  }

  /**
   * The egress rule of the load balancer's security group to a group that workloads share. Its id
   * has the port and no workload, because it stays when one of them is removed: CloudFormation
   * creates a rule of another id before it deletes this one, and EC2 refuses the duplicate.
   */
  public Resource fromLoadBalancer(
      Workload workload, BalancerReference balancer, Value balancerGroup, Value taskGroup) {
    int port = workload.http().orElseThrow().container().program().port().orElseThrow().value();
    String id = balancer.id() + "Egress" + port;
    Cause.Part cause =
        new Cause.Part(id, "Allows " + balancer.noun() + " to connect to tasks on port " + port)
            .within(TargetEmitter.cause(workload));
    return new GroupRules(draft.of(cause))
        .add(workload.span(), fromLoadBalancer(id, workload, balancerGroup, taskGroup));
  }

  private Resource.Builder fromLoadBalancer(
      String id, Workload workload, Value balancerGroup, Value taskGroup) {
    return Resource.of(id, "AWS::EC2::SecurityGroupEgress")
        .comment("Allows the load balancer to reach " + workload.name() + ".")
        .property("GroupId", balancerGroup)
        .property("Description", "HTTP to " + workload.name())
        .property("IpProtocol", "tcp")
        .property("FromPort", Ports.ofTarget(draft, workload))
        .property("ToPort", Ports.ofTarget(draft, workload))
        .property("DestinationSecurityGroupId", taskGroup);
  }
}
