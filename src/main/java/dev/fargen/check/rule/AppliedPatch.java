package dev.fargen.check.rule;

import dev.fargen.cfn.Value;
import dev.fargen.workload.raw.Patch;
import java.util.Optional;

/**
 * A patch that has been applied.
 *
 * @param value what it put into the template: the same object as there
 */
public record AppliedPatch(Patch patch, Optional<Value> value) {}
