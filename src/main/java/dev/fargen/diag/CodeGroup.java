package dev.fargen.diag;

import dev.fargen.list.Lists;
import java.util.Arrays;
import java.util.List;

/** A group of codes with a common subject. */
public enum CodeGroup {
  DEPLOY("deployment"),
  FILE("file and YAML"),
  KEYS("keys and values"),
  ALLOWANCES("allowed warnings"),
  PARAMETERS("parameters"),
  RAW("raw CloudFormation"),
  TASK("tasks and containers"),
  HTTP("HTTP and load balancing"),
  NETWORK("network"),
  USED("volumes and databases"),
  ENVIRONMENTS("environments"),
  PIPELINE("pipeline"),
  SCHEDULES("schedules, queues and permissions"),
  SCALING("scaling");

  private final String title;

  CodeGroup(String title) {
    this.title = title;
  }

  public String title() {
    return title;
  }

  /** The codes of the group, in the order of {@link Code}. */
  public List<Code> codes() {
    return Lists.filter(Arrays.asList(Code.values()), code -> code.group() == this);
  }
}
