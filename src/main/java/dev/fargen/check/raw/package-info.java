/** Rules about raw CloudFormation. */
@NullMarked
package dev.fargen.check.raw;

import org.jspecify.annotations.NullMarked;
