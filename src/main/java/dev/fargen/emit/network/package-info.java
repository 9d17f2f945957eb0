/**
 * The network: the VPC, its subnets, routes, NAT gateways, endpoints and flow logs, and how the
 * other components refer to it.
 */
@NullMarked
package dev.fargen.emit.network;

import org.jspecify.annotations.NullMarked;
