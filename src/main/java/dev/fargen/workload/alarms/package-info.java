/** The alarms of a stack. */
@NullMarked
package dev.fargen.workload.alarms;

import org.jspecify.annotations.NullMarked;
