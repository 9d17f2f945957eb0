/** Times at which something happens: schedule expressions and time zones. */
@NullMarked
package dev.fargen.spec.schedules;

import org.jspecify.annotations.NullMarked;
