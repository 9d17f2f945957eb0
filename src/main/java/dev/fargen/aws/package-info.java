/**
 * What AWS itself knows: CloudFormation's resource types and IAM's actions, from data that {@code
 * src/servicespec} makes. Read on first use only; knows nothing of specs or templates.
 */
@NullMarked
package dev.fargen.aws;

import org.jspecify.annotations.NullMarked;
