package dev.fargen.deploy.aws;

import java.util.Optional;

/**
 * The protection of a stack.
 *
 * @param policy the stack policy as JSON
 * @param termination whether termination protection is enabled
 */
public record Protection(Optional<String> policy, boolean termination) {}
