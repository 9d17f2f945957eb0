/** Classes of {@code java.net} that TeaVM lacks, as far as picocli and the commands use them. */
@NullMarked
package org.teavm.classlib.java.net;

import org.jspecify.annotations.NullMarked;
