/**
 * The compiler outside of the JVM, by TeaVM: what JavaScript calls, the data that it needs, and all
 * that has to stand in for what TeaVM's class library lacks or gets wrong. Main code does not know
 * of it.
 */
@NullMarked
package dev.fargen.teavm;

import org.jspecify.annotations.NullMarked;
