/**
 * The calls to AWS and what they answered, as records. Alone knows the AWS SDK, and stands between
 * it and the rest: an answer that can't be one is a fault here, never an empty list.
 */
@NullMarked
package dev.fargen.deploy.aws;

import org.jspecify.annotations.NullMarked;
