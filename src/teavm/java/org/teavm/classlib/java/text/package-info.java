/** Classes of {@code java.text} that TeaVM lacks, as far as picocli and the commands use them. */
@NullMarked
package org.teavm.classlib.java.text;

import org.jspecify.annotations.NullMarked;
