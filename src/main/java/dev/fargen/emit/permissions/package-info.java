/** Statements of IAM policies: for images, for secrets, and the policies of roles. */
@NullMarked
package dev.fargen.emit.permissions;

import org.jspecify.annotations.NullMarked;
