/**
 * Emits the components of the template, one class each, and defines their order. Knows neither
 * files nor which values the environments share.
 */
@NullMarked
package dev.fargen.emit;

import org.jspecify.annotations.NullMarked;
