package dev.fargen.diag;

import dev.fargen.list.Lists;
import java.util.Arrays;
import java.util.List;

/** A group of codes, with its title in the documentation. */
public enum CodeGroup {
  DEPLOY("deployment"),
  FILE("file and YAML"),
  KEYS("keys and values"),
  ALLOWANCES("allowed warnings"),
  PARAMETERS("parameters"),
  RAW("raw CloudFormation"),
  TASK("tasks and containers"),
  HTTP("load balancer"),
  NETWORK("network"),
  USED("volumes, databases and secrets"),
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

  /** Its codes, in the order in which they are listed. */
  public List<Code> codes() {
    return Lists.filter(Arrays.asList(Code.values()), code -> code.group() == this);
  }
}
