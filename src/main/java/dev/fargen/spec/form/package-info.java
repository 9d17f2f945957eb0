/**
 * What keys are made of: names, forms of values, defaults, blocks of keys, and the reading of a
 * value with its references.
 */
@NullMarked
package dev.fargen.spec.form;

import org.jspecify.annotations.NullMarked;
