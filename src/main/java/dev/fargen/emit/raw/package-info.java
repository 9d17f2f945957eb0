/** Raw CloudFormation of the spec, as it was written. */
@NullMarked
package dev.fargen.emit.raw;

import org.jspecify.annotations.NullMarked;
