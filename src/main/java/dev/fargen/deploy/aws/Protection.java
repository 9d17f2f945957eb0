package dev.fargen.deploy.aws;

import java.util.Optional;

/**
 * What keeps a stack from harm.
 *
 * @param policy the stack policy, as JSON: what no update may change
 * @param termination the stack can't be deleted
 */
public record Protection(Optional<String> policy, boolean termination) {}
