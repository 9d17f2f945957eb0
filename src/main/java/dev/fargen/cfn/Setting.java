package dev.fargen.cfn;

/**
 * A value together with the parameter that carries it if it turns out to differ between
 * environments. Never reaches the printer: whoever joins the environments' templates decides, and
 * leaves either the value or a {@code !Ref}.
 */
public record Setting(Parameter parameter, Value value) implements Value {}
