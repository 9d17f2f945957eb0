package dev.fargen.deploy.aws;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything that is sent to CloudFormation for one stack.
 *
 * @param url where the template is, when it is too long to be sent along
 * @param role the role that CloudFormation takes on
 * @param token the ClientRequestToken: the same call again is not a second one
 * @param express end when the configuration is applied, not when all is stable
 */
public record Submission(
    String stack,
    String template,
    Optional<String> url,
    Map<String, String> parameters,
    Map<String, String> tags,
    List<String> capabilities,
    Optional<String> stackPolicy,
    boolean protect,
    Optional<String> role,
    boolean noRollback,
    boolean express,
    String token) {

  public Submission {
    parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    tags = Collections.unmodifiableMap(new LinkedHashMap<>(tags));
    capabilities = List.copyOf(capabilities);
  }
}
