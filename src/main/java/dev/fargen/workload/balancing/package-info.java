/** The load balancer, and what is behind it. */
@NullMarked
package dev.fargen.workload.balancing;

import org.jspecify.annotations.NullMarked;
