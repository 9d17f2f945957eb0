/**
 * What keys are made of: names, types and forms of values, blocks of keys, and the reading of a
 * value with its references.
 */
@NullMarked
package dev.fargen.spec.form;

import org.jspecify.annotations.NullMarked;
