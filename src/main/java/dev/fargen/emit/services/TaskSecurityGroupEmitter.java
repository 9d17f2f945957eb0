package dev.fargen.emit.services;

import dev.fargen.cfn.ParameterType;
import dev.fargen.cfn.Resource;
import dev.fargen.cfn.Value;
import dev.fargen.emit.balancing.Balancers;
import dev.fargen.emit.balancing.TargetEmitter;
import dev.fargen.emit.draft.Draft;
import dev.fargen.emit.network.GroupRules;
import dev.fargen.emit.network.NetworkReference;
import dev.fargen.list.Lists;
import dev.fargen.params.Block;
import dev.fargen.params.Cause;
import dev.fargen.params.NamedItem;
import dev.fargen.params.Told;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Text;
import dev.fargen.workload.environment.LogicalName;
import dev.fargen.workload.services.Workload;
import java.util.ArrayList;
import java.util.List;

/**
 * Emits the security group of a workload's tasks and the load balancers' egress rules to them.
 *
 * <p>The ingress rules are part of the group, so another port interrupts traffic until new tasks
 * run (CloudFormation template reference, "AWS::EC2::SecurityGroup"). As a resource of its own one
 * would be replaced without interruption, but no existing stack could be moved to it safely: the
 * new resource must wait for the group, which then has lost the rule, and if that update is rolled
 * back, the group gets its rule back while the resource still exists, which CloudFormation takes
 * for done (cloudformation-coverage-roadmap issues 612 and 1532), and then deletes the resource and
 * with it the only rule.
 */
public record TaskSecurityGroupEmitter(Draft draft, Workload workload, Balancers balancers) {

  public Resource emit(NetworkReference network) {
    Resource.Builder group =
        Resource.of(LogicalName.of(workload.name()) + "SecurityGroup", "AWS::EC2::SecurityGroup")
            .comment(
                "Security group of "
                    + workload.name()
                    + " tasks. "
                    + EgressEmitter.words(workload.egress(), network.network().isDualStack()))
            .property("GroupDescription", "Tasks of " + workload.name())
            .property("VpcId", network.vpc());
    List<Value> ingress =
        Lists.map(
            connections(),
            one ->
                new NamedItem(
                    one.id(),
                    new Block(
                        one.cause(),
                        true,
                        one.rule("from " + one.noun())
                            .with("SourceSecurityGroupId", one.group()))));
    if (!ingress.isEmpty()) {
      group.property("SecurityGroupIngress", allowed(Value.list(ingress)));
    }
    return draft.add(
        workload.span(),
        group.property("SecurityGroupEgress", new EgressEmitter(draft, workload).rules(network)));
  }

  /** The rules, which are there with either load balancer. */
  private Value allowed(Value rules) {
    return new Told(
        "Sets which load balancers can connect to " + workload.name(),
        workload.hasHttp() && !workload.nlb().isEmpty()
            ? new Block(TargetEmitter.cause(workload), true, rules)
            : rules);
  }

  /** What a load balancer with a known security group connects to. */
  private List<BalancerConnection> connections() {
    return BalancerConnection.of(draft, workload, balancers);
  }

  /** The workload's own group, and then the existing ones beside it. */
  public Value all(Value own) {
    List<Value> groups = new ArrayList<>(List.of(own));
    String words = "ID of an additional security group for the tasks of " + workload.name();
    for (Given<Text> further : workload.attached().securityGroups()) {
      String id = LogicalName.of(workload.name()) + "SecurityGroup" + (groups.size() + 1);
      groups.add(
          new Block(
              new Cause.Part(id, "Adds a security group to " + workload.name()),
              true,
              draft.bare(ParameterType.SECURITY_GROUP_ID, words, further)));
    }
    return Value.list(groups);
  }

  /** The ingress rules of existing security groups that the tasks connect to. */
  public List<Resource> ingressOfOthers(Value taskGroup) {
    return new EgressEmitter(draft, workload).ingress(taskGroup);
  }

  /** The egress rules of the load balancers' security groups to the workload's own group. */
  public List<Resource> fromLoadBalancers(Value taskGroup) {
    return Lists.map(
        connections(),
        one ->
            draft
                .of(one.cause())
                .add(
                    workload.span(),
                    egress(
                        LogicalName.of(workload.name()) + one.id() + "LoadBalancerEgress",
                        one,
                        taskGroup)));
  }

  /**
   * The egress rules of the load balancers' security groups to a group that workloads share. Their
   * ids have the port and no workload, because they stay when one of them is removed:
   * CloudFormation creates a rule of another id before it deletes this one, and EC2 refuses the
   * duplicate.
   */
  public List<Resource> fromLoadBalancersToShared(Value taskGroup) {
    return Lists.map(
        connections(),
        one -> {
          String id = one.balancer() + "Egress" + one.portId();
          Cause.Part cause =
              new Cause.Part(
                      id, "Allows " + one.noun() + " to connect to tasks on port " + one.number())
                  .within(one.cause());
          return new GroupRules(draft.of(cause)).add(workload.span(), egress(id, one, taskGroup));
        });
  }

  private Resource.Builder egress(String id, BalancerConnection to, Value taskGroup) {
    return Resource.of(id, "AWS::EC2::SecurityGroupEgress")
        .comment("Allows " + to.noun() + " to reach " + workload.name() + to.onPort() + ".")
        .property("GroupId", to.group())
        .properties(to.rule("to " + workload.name()))
        .property("DestinationSecurityGroupId", taskGroup);
  }
}
