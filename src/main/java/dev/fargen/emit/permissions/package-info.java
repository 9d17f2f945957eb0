/**
 * IAM policies of roles, their statements for images and secrets, and the names of ECR
 * repositories.
 */
@NullMarked
package dev.fargen.emit.permissions;

import org.jspecify.annotations.NullMarked;
