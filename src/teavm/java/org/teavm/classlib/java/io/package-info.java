/** Classes of {@code java.io} that TeaVM lacks, as far as picocli and the commands use them. */
@NullMarked
package org.teavm.classlib.java.io;

import org.jspecify.annotations.NullMarked;
