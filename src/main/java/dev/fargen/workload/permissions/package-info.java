/** What a workload may do, as actions and resources. */
@NullMarked
package dev.fargen.workload.permissions;

import org.jspecify.annotations.NullMarked;
