/**
 * Tests of the launcher, as a process: it is the one part of fargen that is not written in Java.
 */
@NullMarked
package dev.fargen.launcher;

import org.jspecify.annotations.NullMarked;
