/** The kinds of rules, and how warnings are allowed. */
@NullMarked
package dev.fargen.check.rule;

import org.jspecify.annotations.NullMarked;
