/** Keys of alarms. */
@NullMarked
package dev.fargen.spec.alarms;

import org.jspecify.annotations.NullMarked;
