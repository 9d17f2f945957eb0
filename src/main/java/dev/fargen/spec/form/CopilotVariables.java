package dev.fargen.spec.form;

import java.util.Map;
import java.util.Optional;

/**
 * The variables that AWS Copilot sets in containers, and what a spec has instead (AWS Copilot CLI
 * documentation, "Environment Variables").
 */
public final class CopilotVariables {

  /** What the names of all of them begin with. */
  public static final String BEGINNING = "COPILOT_";

  /** Follows the name of another service. */
  private static final String DISCOVERY = "COPILOT_SERVICE_DISCOVERY_ENDPOINT";

  private static final Map<String, String> INSTEAD =
      Map.of(
          "COPILOT_ENVIRONMENT_NAME", "${environment.name}",
          "COPILOT_APPLICATION_NAME", "${spec.name}",
          "COPILOT_QUEUE_URI", "${queues.<name>.url}",
          "COPILOT_TOPIC_QUEUE_URIS", "${queues.<name>.url}",
          "COPILOT_TOPIC_ARNS", "${topics.<name>.arn}",
          "COPILOT_SNS_TOPIC_ARNS", "${topics.<name>.arn}");

  /** Those that a spec has nothing for. */
  private static final Map<String, String> OTHERS =
      Map.of(
          "COPILOT_SERVICE_NAME", "write the value itself",
          "COPILOT_MOUNT_POINTS", "write the value itself",
          "COPILOT_LB_DNS",
              "write the host name of your domain, or the DNS name that the load balancer has after"
                  + " the first deployment");

  private CopilotVariables() {}

  /** Whether Copilot itself sets it; others are outputs of addons, or of no one. */
  public static boolean isKnown(String name) {
    return INSTEAD.containsKey(name) || OTHERS.containsKey(name) || name.equals(DISCOVERY);
  }

  /**
   * The line to write, if it is one of them.
   *
   * @param before the text before it
   */
  public static Optional<String> help(String name, String before) {
    if (!name.startsWith(BEGINNING)) {
      return Optional.empty();
    }
    if (name.equals(DISCOVERY)) {
      String workload = workload(before);
      return Optional.of(
          "write `${workloads."
              + workload
              + ".host}` in place of `"
              + workload
              + ".` and this variable, for the host name of another workload");
    }
    String instead = INSTEAD.get(name);
    return Optional.of(
        instead == null
            ? OTHERS.getOrDefault(name, "write the value itself")
            : "write `" + instead + "`");
  }

  /** The name before the dot at the end of the text. */
  private static String workload(String before) {
    int end = before.length() - 1;
    int start = end;
    while (start > 0 && isOfName(before.charAt(start - 1))) {
      start--;
    }
    return start < end && before.charAt(end) == '.' ? before.substring(start, end) : "<name>";
  }

  private static boolean isOfName(char c) {
    return c == '-' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z');
  }
}
