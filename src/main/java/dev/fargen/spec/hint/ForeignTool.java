package dev.fargen.spec.hint;

import java.util.Optional;

/** What the files of other tools are. */
public enum ForeignTool {
  TEMPLATE("a CloudFormation template", "template"),
  COMPOSE("a Compose file", "compose"),
  COPILOT("an AWS Copilot manifest", "copilot"),
  SCORE("a Score file", "score"),
  KUBERNETES("a Kubernetes manifest", ""),
  TASK_DEFINITION("an ECS task definition", "");

  private final String words;
  private final String kind;

  ForeignTool(String words, String kind) {
    this.words = words;
    this.kind = kind;
  }

  /** What the file is, for messages. */
  public String words() {
    return words;
  }

  /** The word after {@code fargen import} for such a file, if it can be imported. */
  public Optional<String> kind() {
    return Optional.of(kind).filter(word -> !word.isEmpty());
  }
}
