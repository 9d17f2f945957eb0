/** Rules about the network and what tasks can reach in it. */
@NullMarked
package dev.fargen.check.network;

import org.jspecify.annotations.NullMarked;
