package dev.fargen.check.network;

import dev.fargen.check.rule.WarningRule;
import dev.fargen.check.rule.Warnings;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Span;
import dev.fargen.list.Lists;
import dev.fargen.workload.data.Volume;
import dev.fargen.workload.network.Network.Created;
import dev.fargen.workload.services.Egress.Destination;
import dev.fargen.workload.services.Egress.Kind;
import dev.fargen.workload.services.Workload;
import dev.fargen.workload.stack.Stack;

/**
 * Warns of existing things that must be in the VPC of the tasks where the stack creates that VPC,
 * which is empty before the first deployment: security groups of the tasks (Amazon ECS API
 * reference, "AwsVpcConfiguration"), the mount targets of a file system (Amazon EFS user guide,
 * "Managing mount targets"), and security groups that rules name, which may also be in a VPC with a
 * peering connection (Amazon VPC peering guide, "Update your security groups to reference peer
 * security groups").
 */
public final class SameVpcRule implements WarningRule {

  @Override
  public void check(Stack stack, Warnings warnings) {
    stack.base().network().created().ifPresent(network -> check(stack, network, warnings));
  }

  private static void check(Stack stack, Created network, Warnings warnings) {
    Span created = network.span().first(1);
    network
        .tasks()
        .securityGroups()
        .filter(groups -> !Lists.any(groups.value().items(), one -> one.value().isOfResource()))
        .ifPresent(
            groups ->
                warnings.report(
                    warning("the security groups of the tasks", "", groups.span(), created)
                        .help(
                            "remove `security_groups` to create one for each workload, or write"
                                + " groups of the new VPC after the first deployment")));
    for (Volume.Existing volume : Lists.only(stack.stores().volumes(), Volume.Existing.class)) {
      if (volume.id().value().isOfResource()) {
        continue;
      }
      warnings.report(
          warning(
                  "the mount targets of volume `" + volume.name() + "`",
                  "",
                  volume.id().span(),
                  created)
              .help(
                  "remove `id` to create a file system, or write a file system with mount targets"
                      + " in the new VPC after the first deployment"));
    }
    for (Workload workload : stack.workloads()) {
      for (Destination destination : workload.egress().destinations()) {
        if (destination.kind() == Kind.SECURITY_GROUP
            && !destination.to().orElseThrow().value().isOfResource()) {
          warnings.report(
              workload,
              warning(
                      "security group `" + destination.value() + "` in `egress`",
                      ", or in a peered one",
                      destination.to().orElseThrow().span(),
                      created)
                  .help(
                      "write a CIDR block, or a group of one of these VPCs after the first"
                          + " deployment"));
        }
      }
    }
  }

  private static Diagnostic warning(String what, String besides, Span place, Span created) {
    return Diagnostic.of(
            Code.NEEDS_SAME_VPC, what + " must be in the VPC that this stack creates" + besides)
        .at(place)
        .at(created, "creates the VPC")
        .note("the VPC does not exist before the first deployment");
  }
}
