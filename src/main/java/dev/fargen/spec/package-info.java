/**
 * The keys of a spec, each with its form, default, meaning, example and the CloudFormation property
 * that it becomes, and the reader that reads specs by these definitions. The spec reference and the
 * JSON Schema print the same definitions. Raw CloudFormation values are read here; templates are
 * written elsewhere.
 */
@NullMarked
package dev.fargen.spec;

import org.jspecify.annotations.NullMarked;
