package dev.fargen.deploy.aws;

import java.util.List;

/**
 * A rule of a listener.
 *
 * @param priority its number
 * @param conditions each condition in words, {@code path-pattern /api}
 */
public record ListenerRule(String arn, String priority, List<String> conditions) {

  public ListenerRule {
    conditions = List.copyOf(conditions);
  }
}
