/** The README and the guide: what they show is what fargen does, and what they say to run runs. */
@NullMarked
package dev.fargen.docs;

import org.jspecify.annotations.NullMarked;
