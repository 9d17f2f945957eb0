package dev.fargen.emit.balancing;

import dev.fargen.cfn.Resource;

/** References to the network load balancer of the stack, and to its security group. */
public record NetworkBalancerReference(Resource balancer, Resource securityGroup) {}
