package dev.fargen.migrate.copilot;

/** What a spec has in place of Copilot's environment stack. */
final class EnvironmentStack {

  /** The security group that all tasks of an environment have. */
  static final String GROUP = "EnvironmentSecurityGroup";

  private EnvironmentStack() {}
}
