/**
 * The template of one environment while it is written, and what several components write into it in
 * the same way: exports, buckets.
 */
@NullMarked
package dev.fargen.emit.draft;

import org.jspecify.annotations.NullMarked;
