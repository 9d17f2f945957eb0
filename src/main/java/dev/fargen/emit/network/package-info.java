/**
 * The network: the VPC, its subnets, routes, NAT gateways, endpoints and flow logs, and references
 * to them.
 */
@NullMarked
package dev.fargen.emit.network;

import org.jspecify.annotations.NullMarked;
