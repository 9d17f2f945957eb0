package dev.fargen.start;

import java.util.List;

/** One thing that has to hold for tasks to start and to do what they are for. */
interface Question {

  /** What does not hold for these tasks and why, as a sentence to go on with after their name. */
  List<String> faults(Task task);
}
