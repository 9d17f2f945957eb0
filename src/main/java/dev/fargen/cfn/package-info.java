/**
 * What any CloudFormation template is made of, and its printer. Has never heard of Fargate, specs
 * or environments.
 */
@NullMarked
package dev.fargen.cfn;

import org.jspecify.annotations.NullMarked;
