package dev.fargen.spec.schedules;

import java.util.Optional;

/** What is wrong with a schedule, the part of the text that it is about, and what to write. */
record ScheduleProblem(String message, int from, int to, String help) {

  /** A problem of the whole part. */
  static Optional<ScheduleProblem> problem(String message, String part, String help) {
    return Optional.of(new ScheduleProblem(message, 0, part.length(), help));
  }

  ScheduleProblem at(int offset) {
    return new ScheduleProblem(message, from + offset, to + offset, help);
  }
}
