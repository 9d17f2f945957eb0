package dev.fargen.workload.environment;

import dev.fargen.spec.form.Given;

/**
 * Another spec whose stack this one takes something from.
 *
 * @param parameter the template parameter that names that stack
 * @param description what that parameter is
 */
public record Import(Given<String> spec, String parameter, String description) {}
