/**
 * The calls to AWS and their responses, as records. The only package that uses the AWS SDK: an
 * invalid response is a fault here, never an empty list.
 */
@NullMarked
package dev.fargen.deploy.aws;

import org.jspecify.annotations.NullMarked;
