/** Raw CloudFormation of the spec. */
@NullMarked
package dev.fargen.workload.raw;

import org.jspecify.annotations.NullMarked;
