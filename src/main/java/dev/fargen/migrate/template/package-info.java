/** Makes a spec from a CloudFormation template. */
@NullMarked
package dev.fargen.migrate.template;

import org.jspecify.annotations.NullMarked;
