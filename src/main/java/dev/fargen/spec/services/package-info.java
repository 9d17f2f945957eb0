/** The keys of workloads and schedules. */
@NullMarked
package dev.fargen.spec.services;

import org.jspecify.annotations.NullMarked;
