/** The load balancer with its listeners and access logs, and the targets behind it. */
@NullMarked
package dev.fargen.emit.balancing;

import org.jspecify.annotations.NullMarked;
