/** Services, schedules, and the security groups of tasks. */
@NullMarked
package dev.fargen.emit.services;

import org.jspecify.annotations.NullMarked;
