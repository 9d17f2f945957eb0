/** Rules about the load balancer, its listener rules, and ports. */
@NullMarked
package dev.fargen.check.balancing;

import org.jspecify.annotations.NullMarked;
