/** The keys of raw CloudFormation: resources, outputs, patches. */
@NullMarked
package dev.fargen.spec.raw;

import org.jspecify.annotations.NullMarked;
