/** The keys of raw CloudFormation (resources, outputs, patches), and the reader of its values. */
@NullMarked
package dev.fargen.spec.raw;

import org.jspecify.annotations.NullMarked;
