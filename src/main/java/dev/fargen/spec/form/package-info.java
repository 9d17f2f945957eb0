/**
 * The parts of key definitions: names, forms of values, defaults and blocks of keys; reads values
 * and their references.
 */
@NullMarked
package dev.fargen.spec.form;

import org.jspecify.annotations.NullMarked;
