/** What a compiler asks of lists, without the streams of the JDK. Knows nothing of anything. */
@NullMarked
package dev.fargen.list;

import org.jspecify.annotations.NullMarked;
