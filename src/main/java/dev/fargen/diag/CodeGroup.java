package dev.fargen.diag;

import dev.fargen.list.Lists;
import java.util.Arrays;
import java.util.List;

/** What codes that belong together are about. */
public enum CodeGroup {
  DEPLOY("the deploy"),
  FILE("the file and its YAML"),
  KEYS("keys and values"),
  ALLOWANCES("what is allowed"),
  PARAMETERS("parameters"),
  RAW("raw CloudFormation"),
  TASK("the task"),
  HTTP("http"),
  NETWORK("network"),
  USED("what workloads use"),
  ENVIRONMENTS("environments"),
  PIPELINE("the pipeline"),
  SCHEDULES("schedules, queues, permissions"),
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
