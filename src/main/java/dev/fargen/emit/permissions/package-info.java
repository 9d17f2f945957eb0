/** IAM policies of roles, and their statements for images and secrets. */
@NullMarked
package dev.fargen.emit.permissions;

import org.jspecify.annotations.NullMarked;
