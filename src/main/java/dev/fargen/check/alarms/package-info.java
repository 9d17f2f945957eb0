/** Rules about alarms. */
@NullMarked
package dev.fargen.check.alarms;

import org.jspecify.annotations.NullMarked;
