/** Classes of TeaVM's, where only a neighbour can stand in for one: see {@code StandIn}. */
@NullMarked
package org.teavm.classlib.java.util.regex;

import org.jspecify.annotations.NullMarked;
