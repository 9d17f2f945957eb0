package dev.fargen.emit.balancing;

import dev.fargen.cfn.Resource;

/**
 * References to the Network Load Balancer of the stack, and to its security group.
 *
 * @param internal whether it is internal, and so another one than the internet-facing one
 */
public record NetworkBalancerReference(
    Resource balancer, Resource securityGroup, boolean internal) {}
