/**
 * Operations on lists, without the streams of the JDK, and questions about digits. Uses no other
 * package.
 */
@NullMarked
package dev.fargen.list;

import org.jspecify.annotations.NullMarked;
