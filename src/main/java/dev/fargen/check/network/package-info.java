/** Rules about the network, and about what tasks reach through it. */
@NullMarked
package dev.fargen.check.network;

import org.jspecify.annotations.NullMarked;
