/** Rules about the finished template, and about the patches that finish it. */
@NullMarked
package dev.fargen.check.template;

import org.jspecify.annotations.NullMarked;
