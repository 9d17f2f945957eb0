package dev.fargen.deploy.aws;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything that is sent to CloudFormation for one stack.
 *
 * @param token the ClientRequestToken, which makes a repeated call idempotent
 */
public record Submission(
    String stack,
    Template template,
    Map<String, String> parameters,
    Protection protection,
    Map<String, String> tags,
    Manner manner,
    String token) {

  /**
   * The template, and the capabilities that it requires.
   *
   * @param url its URL in S3, if it is too large to be sent
   */
  public record Template(String text, Optional<String> url, List<String> capabilities) {

    public Template {
      capabilities = List.copyOf(capabilities);
    }
  }

  /**
   * The options of the operation.
   *
   * @param role service role for CloudFormation
   * @param noRollback do not roll back a failure
   * @param express end when the configuration is applied, not when all resources are stable
   */
  public record Manner(Optional<String> role, boolean noRollback, boolean express) {}

  public Submission {
    parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    tags = Collections.unmodifiableMap(new LinkedHashMap<>(tags));
  }
}
