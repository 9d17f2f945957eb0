package dev.fargen.deploy.aws;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything that is sent to CloudFormation for one stack.
 *
 * @param token the ClientRequestToken: the same call again is not a second one
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
   * The template, and what has to be acknowledged for it.
   *
   * @param url where it is, when it is too long to be sent along
   */
  public record Template(String text, Optional<String> url, List<String> capabilities) {

    public Template {
      capabilities = List.copyOf(capabilities);
    }
  }

  /**
   * How CloudFormation shall go about it.
   *
   * @param role the role that it takes on
   * @param noRollback leave a failure as it is
   * @param express end when the configuration is applied, not when all is stable
   */
  public record Manner(Optional<String> role, boolean noRollback, boolean express) {}

  public Submission {
    parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    tags = Collections.unmodifiableMap(new LinkedHashMap<>(tags));
  }
}
