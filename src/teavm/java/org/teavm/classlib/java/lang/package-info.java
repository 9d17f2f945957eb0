/** Classes of TeaVM's, where only a neighbour can stand in for one: see {@code Shortcut}. */
@NullMarked
package org.teavm.classlib.java.lang;

import org.jspecify.annotations.NullMarked;
