/** The keys of the network and of {@code egress}, and blocks of addresses. */
@NullMarked
package dev.fargen.spec.network;

import org.jspecify.annotations.NullMarked;
