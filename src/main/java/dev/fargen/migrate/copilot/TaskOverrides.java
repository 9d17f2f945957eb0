package dev.fargen.migrate.copilot;

/** Changes of the task definition that Copilot renders: {@code taskdef_overrides}. */
final class TaskOverrides {
  private TaskOverrides() {}

  static void write(Key overrides, Scope scope) {}
}
