/**
 * The unfinished template of one environment, and what several emitters share: exports and buckets.
 */
@NullMarked
package dev.fargen.emit.draft;

import org.jspecify.annotations.NullMarked;
