/** The keys of workloads and schedules, and the forms of their values. */
@NullMarked
package dev.fargen.spec.services;

import org.jspecify.annotations.NullMarked;
