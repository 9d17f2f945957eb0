/** A workload as a whole, and what runs it. */
@NullMarked
package dev.fargen.workload.services;

import org.jspecify.annotations.NullMarked;
