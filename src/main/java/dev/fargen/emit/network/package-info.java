/**
 * The network: the VPC, its subnets, routes, NAT gateways, endpoints and flow logs, references to
 * them, and security group rules.
 */
@NullMarked
package dev.fargen.emit.network;

import org.jspecify.annotations.NullMarked;
