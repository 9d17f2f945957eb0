/**
 * The golden cases: each folder of {@code src/test/resources/cases} is a spec and what fargen makes
 * of it; {@code src/examples} is held to the templates and params of this repository.
 */
@NullMarked
package dev.fargen.cases;

import org.jspecify.annotations.NullMarked;
