/** Emits CloudWatch alarms. */
@NullMarked
package dev.fargen.emit.alarms;

import org.jspecify.annotations.NullMarked;
