/** Rules about environments and stacks as a whole: parameters, exports, tags, names. */
@NullMarked
package dev.fargen.check.environments;

import org.jspecify.annotations.NullMarked;
